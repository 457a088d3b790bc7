package dev.amana.moderation.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person, without its text.
 *
 * @param revision of the verdict that it is about
 * @param second whether one person has spoken, and it takes two
 * @param delivered whether it is an appeal against how the message went out: then there is nothing to block
 * @param goldenId of an item whose answer is known; nobody is told
 * @param leaseToken what the holder shows to renew, release or decide
 * @param decisionId decided, and still to be undone
 */
public record ReviewItem(
        String itemId,
        ReviewKind kind,
        @JsonIgnore String screeningId,
        int revision,
        Severity severity,
        List<String> categories,
        List<String> rules,
        Standing standing,
        String senderId,
        boolean second,
        boolean delivered,
        Instant waitingSince,
        Instant dueAt,
        @JsonIgnore @Nullable String goldenId,
        @JsonIgnore @Nullable String leaseToken,
        @Nullable String leasedBy,
        @Nullable Instant leasedUntil,
        @JsonIgnore @Nullable String decisionId) {
    public ReviewFilter.Queue queue() {
        if (second) {
            return ReviewFilter.Queue.SECOND;
        }
        return kind == ReviewKind.APPEAL ? ReviewFilter.Queue.APPEALS : ReviewFilter.Queue.HELD;
    }
}
