/**
 * Relaying mail: one client sends the same mails through Amana and through Postfix to a {@code smtp-sink} each, in turn,
 * with both spools on the same disk.
 */
@NullMarked
package dev.amana.bench.relay;

import org.jspecify.annotations.NullMarked;
