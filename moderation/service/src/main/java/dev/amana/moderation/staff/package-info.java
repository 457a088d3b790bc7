/**
 * Whether a member of staff may write to customers. A suspension belongs to an
 * investigation, and ends when the last one ends it. Messaging obeys what is published of it, right before each delivery.
 */
@NullMarked
package dev.amana.moderation.staff;

import org.jspecify.annotations.NullMarked;
