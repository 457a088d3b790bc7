/** The story that {@code ./amana demo} plays through the real doors, so that there is something to look at. */
@NullMarked
package dev.amana.standalone.demo;

import org.jspecify.annotations.NullMarked;
