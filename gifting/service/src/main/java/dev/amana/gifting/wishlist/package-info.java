/** What somebody wishes for, and where it should go: the address is sealed and shown to nobody but its owner. */
@NullMarked
package dev.amana.gifting.wishlist;

import org.jspecify.annotations.NullMarked;
