/**
 * Payments: how money reaches an order without a card. A buyer gets a pay code for an order and pays it in cash at a
 * partner's branch; the partner's server tells us so in a signed call, and the ledger says from then on who owes whom.
 * The ledger's tables are the only place where a balance stands.
 */
@NullMarked
package dev.amana.payments;

import org.jspecify.annotations.NullMarked;
