/**
 * Those whom an order concerns are told of it: once for each ruling that changes one of its scopes, in their language, by a
 * mail that messaging sends. Once another lead than the one who entered the ruling agrees; so many a second, and not more.
 */
@NullMarked
package dev.amana.moderation.notice;

import org.jspecify.annotations.NullMarked;
