/**
 * Canaries: thousands of mails that plant who their author is in every corner go through the real door, and a decoder of
 * its own looks for them in what is delivered. The same mails without canaries must arrive as they were written.
 */
@NullMarked
package dev.amana.bench.leaks;

import org.jspecify.annotations.NullMarked;
