/**
 * Relaying mail: one client sends the same mails through Amana, through messaging alone and through Postfix to a {@code
 * smtp-sink} each, in turn, with all spools on the same disk.
 */
@NullMarked
package dev.amana.bench.relay;

import org.jspecify.annotations.NullMarked;
