/**
 * A buyer may opt out of unsolicited mail, of one seller or of all. What a seller then writes is taken only when it answers
 * the buyer, or is marked as critical for completing the order; how often a seller marks is counted. The choice is an
 * aggregate of its own for each buyer; {@link dev.amana.messaging.optout.ContactPolicy} decides on a message, and
 * {@link dev.amana.messaging.optout.OptOutLinks} makes the links by which a buyer chooses without signing in.
 */
@NullMarked
package dev.amana.messaging.optout;

import org.jspecify.annotations.NullMarked;
