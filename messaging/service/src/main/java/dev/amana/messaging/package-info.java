/**
 * Messaging: two people write to each other by their own mail programs (or through the marketplace's pages), and neither
 * learns the other's address. A conversation gives each of them an alias. What arrives for an alias is stored, waits for
 * a verdict of moderation, is built anew without its sender's identity, and leaves through a durable queue.
 */
@NullMarked
package dev.amana.messaging;

import org.jspecify.annotations.NullMarked;
