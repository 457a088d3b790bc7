/**
 * What a reviewer looks at: one row for each screening that found something, gravest and oldest first. Texts lie there
 * as ciphertext, as they came with the event, and are opened for one look at a time.
 */
@NullMarked
package dev.amana.moderation.queue;

import org.jspecify.annotations.NullMarked;
