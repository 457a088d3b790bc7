/** From domain events to the published contract, by one exhaustive switch. */
@NullMarked
package dev.amana.gifting.publishing;

import org.jspecify.annotations.NullMarked;
