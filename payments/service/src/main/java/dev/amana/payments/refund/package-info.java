/**
 * Money back: when a claim is closed in the buyer's favour, what was paid for its order here is owed to the buyer instead of
 * the marketplace, as much as was granted and no more than was paid.
 */
@NullMarked
package dev.amana.payments.refund;

import org.jspecify.annotations.NullMarked;
