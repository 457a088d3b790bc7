/**
 * The Claim aggregate: a buyer wants money back for an order. The seller may answer until a due time; then staff review
 * and decide, and once a party may appeal to somebody else. Everything said in a claim, and the conversation about its
 * order, is evidence: sealed under a key of the claim's own and held together by a hash chain ({@link
 * dev.amana.messaging.claim.Chain}), kept until {@code evidenceKeptUntil}, then erased with that key.
 */
@NullMarked
package dev.amana.messaging.claim;

import org.jspecify.annotations.NullMarked;
