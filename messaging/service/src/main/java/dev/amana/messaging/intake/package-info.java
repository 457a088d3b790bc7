/**
 * The way in: opening a conversation, and taking in what somebody wrote, whichever door it came through. The original is
 * stored first, then the event that names it; only then is the sender thanked. A message that is sent again, because its
 * sender did not hear the thanks, gets the same identifier and changes nothing.
 */
@NullMarked
package dev.amana.messaging.intake;

import org.jspecify.annotations.NullMarked;
