/**
 * What may be relayed of a file, and what becomes of it: found out by what the bytes are rather than by what the name
 * says, without metadata, with the names and addresses in it replaced. It knows nothing of mails, parties or Spring;
 * {@link dev.amana.messaging.file.Rewriting} is what the relay lends it. Every reader here is bounded by a
 * {@link dev.amana.messaging.file.Budget}: files come from strangers.
 */
@NullMarked
package dev.amana.messaging.file;

import org.jspecify.annotations.NullMarked;
