/**
 * Gifting: giving something from a wish list without either side learning where the other lives. The giver orders, the
 * recipient holds support, exchange and warranty as if he or she had bought it.
 */
@NullMarked
package dev.amana.gifting;

import org.jspecify.annotations.NullMarked;
