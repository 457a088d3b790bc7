package dev.amana.moderation.queue;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A screening without its text. */
public record ScreeningRow(
        String screeningId,
        String conversationId,
        @Nullable String orderId,
        String senderId,
        Role senderRole,
        Outcome outcome,
        Severity severity,
        int revision,
        List<RowReason> reasons,
        Instant receivedAt,
        Instant screenedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {
    /** A reason without the words that matched. */
    public record RowReason(String category, String rule, String ruleSet, Severity severity) {}
}
