package dev.amana.moderation.report;

import dev.amana.moderation.verdict.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report without its texts.
 *
 * @param appeal what became of the measure when the sender appealed; null where nobody did
 * @param proposed what one person wants to follow for the sender, where it takes two
 */
public record ReportRow(
        String reportId,
        String messageId,
        String conversationId,
        @Nullable String orderId,
        String reporterId,
        String senderId,
        Role senderRole,
        Category category,
        Instant reportedAt,
        Instant dueAt,
        @Nullable Measure proposed,
        @Nullable String proposedBy,
        @Nullable Answer answer,
        @Nullable Measure measure,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable Appeal appeal) {

    /**
     * @param dueAt until when somebody is to decide
     * @param measure what stays of the measure; null until that is decided
     */
    public record Appeal(
            Instant appealedAt,
            Instant dueAt,
            @Nullable Measure measure,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /** Whether somebody is to decide upon the sender's appeal. */
    public boolean appealWaits() {
        return appeal != null && appeal.measure() == null;
    }

    /** Until when the next answer is due; null where none is. */
    public @Nullable Instant nextDueAt() {
        if (answer == null) {
            return dueAt;
        }
        return appeal != null && appeal.measure() == null ? appeal.dueAt() : null;
    }

    /** The case that it belongs to. */
    public String caseId() {
        return orderId == null ? "conversation-" + conversationId : "order-" + orderId;
    }
}
