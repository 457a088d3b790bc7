package dev.amana.messaging.conversation;

import java.time.Instant;
import java.util.List;

/**
 * What moderation decided about a message.
 *
 * @param revision counts up from 1; the highest one counts
 * @param severity of the gravest reason, {@code NONE} where there is none
 * @param categories why, such as {@code threat}; without the words that matched
 */
public record Verdict(int revision, Outcome outcome, String severity, List<String> categories, Instant decidedAt) {
    public Verdict {
        categories = List.copyOf(categories);
    }

    public enum Outcome {
        CLEARED,
        HELD,
        BLOCKED
    }
}
