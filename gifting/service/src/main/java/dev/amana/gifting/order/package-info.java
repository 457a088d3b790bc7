/** What gifting keeps of the marketplace's orders and parties: who bought, whether it arrived, and a name to show with consent. */
@NullMarked
package dev.amana.gifting.order;

import org.jspecify.annotations.NullMarked;
