/**
 * A projection: the conversations and their messages as people read them. It follows the event store by milliseconds,
 * and is built again from it when asked. Texts stand here as ciphertext, under their authors' keys.
 */
@NullMarked
package dev.amana.messaging.mailbox;

import org.jspecify.annotations.NullMarked;
