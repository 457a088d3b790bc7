package dev.amana.messaging.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moderation decided about a message.
 *
 * @param revision counts up from 1; the highest one counts
 * @param severity of the gravest reason, {@code NONE} where there is none
 * @param categories why, such as {@code threat}; without the words that matched
 * @param warned true where the recipient is warned of what the message says; else absent
 * @param redacted true where words are replaced in what is delivered; else absent
 */
public record Verdict(
        int revision,
        Outcome outcome,
        String severity,
        List<String> categories,
        Instant decidedAt,
        @Nullable Boolean warned,
        @Nullable Boolean redacted) {
    public Verdict {
        categories = List.copyOf(categories);
    }

    /** One after which the message is delivered as it is, if it is. */
    public Verdict(int revision, Outcome outcome, String severity, List<String> categories, Instant decidedAt) {
        this(revision, outcome, severity, categories, decidedAt, null, null);
    }

    public boolean redacts() {
        return Boolean.TRUE.equals(redacted);
    }

    public boolean warns() {
        return Boolean.TRUE.equals(warned);
    }

    public enum Outcome {
        CLEARED,
        HELD,
        BLOCKED
    }
}
