/**
 * The all-in-one: every application and every backing service on one machine, and the commands of the launcher script
 * {@code ./amana} that need Java. {@link Amana} dispatches, {@link Up} starts, {@link State} is what one run leaves on
 * disk for {@code status} and {@code stop} to find.
 *
 * <p>This module may know every service, because it only starts them; nothing depends on it but benchmarks and system
 * tests.
 */
@NullMarked
package dev.amana.standalone;

import org.jspecify.annotations.NullMarked;
