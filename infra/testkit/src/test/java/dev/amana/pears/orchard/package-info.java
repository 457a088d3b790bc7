/** Part of two invented contexts: what the architecture rules must find, and what they must let pass. */
@NullMarked
package dev.amana.pears.orchard;

import org.jspecify.annotations.NullMarked;
