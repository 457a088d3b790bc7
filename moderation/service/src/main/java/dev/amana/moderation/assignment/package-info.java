/**
 * Who of the staff is, or was, assigned to which case or support conversation, from when until when, and so which people they
 * have a reason to look at. What was assigned in a case file comes from its events, what the marketplace assigned in a
 * support conversation from messaging's. {@code Assignments.heldBy} is what investigations of misuse ask.
 */
@NullMarked
package dev.amana.moderation.assignment;

import org.jspecify.annotations.NullMarked;
