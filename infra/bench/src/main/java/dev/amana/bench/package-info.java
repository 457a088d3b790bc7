/**
 * Benchmarks that put Amana beside a peer, or beside a limit of the same machine, in the same run. What counts is the
 * ratio that is printed last, as a line {@code RATIO <name> <number>}; absolute figures depend on the machine.
 *
 * <p>{@code ./amana bench <name>} runs one. Each starts what it needs itself, on ports of its own, and on loopback only.
 */
@NullMarked
package dev.amana.bench;

import org.jspecify.annotations.NullMarked;
