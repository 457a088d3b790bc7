/** The orders that buyers may pay for: what the marketplace told of them, as far as a pay code needs it. */
@NullMarked
package dev.amana.payments.order;

import org.jspecify.annotations.NullMarked;
