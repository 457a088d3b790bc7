/** Where the marketplace's facts enter; its contract goes no further. */
@NullMarked
package dev.amana.gifting.inbound;

import org.jspecify.annotations.NullMarked;
