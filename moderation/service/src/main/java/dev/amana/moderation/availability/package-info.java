/**
 * Orders of authorities, courts and partners that make something unavailable somewhere: a channel, new sign-ups, updates,
 * payments or a feature, for new or existing users of a jurisdiction, from a date on. What is in force has two times: when
 * it holds, and since when we know. {@code Timeline} turns the rulings on an order into the intervals in which each of its
 * scopes is in force; each event carries them as known then, so that both questions are answered by looking.
 */
@NullMarked
package dev.amana.moderation.availability;

import org.jspecify.annotations.NullMarked;
