/** What happens when something has happened. */
@NullMarked
package dev.amana.gifting.process;

import org.jspecify.annotations.NullMarked;
