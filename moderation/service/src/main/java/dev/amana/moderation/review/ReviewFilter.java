package dev.amana.moderation.review;

import dev.amana.moderation.verdict.Role.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Which items somebody wants to see; null fits all.
 *
 * @param category such as {@code threat}
 * @param language two letters, of the sender
 * @param alike an item: only those of which the same rules spoke
 */
public record ReviewFilter(
        @Nullable Queue queue,
        @Nullable String category,
        @Nullable String language,
        @Nullable Standing standing,
        @Nullable String alike) {
    public static final ReviewFilter ALL = new ReviewFilter(null, null, null, null, null);

    /** Where an item waits. */
    public enum Queue {
        HELD,
        APPEALS,
        /** One person has spoken, and it takes two. */
        SECOND
    }
}
