/**
 * Driving a copy of Amana from another program, the way a person does: through the launcher and the ports. Benchmarks and
 * system tests use it.
 */
@NullMarked
package dev.amana.standalone.control;

import org.jspecify.annotations.NullMarked;
