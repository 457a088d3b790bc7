package dev.amana.moderation.report;

import dev.amana.moderation.verdict.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report without its texts.
 *
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
        @Nullable Instant answeredAt) {

    /** The case that it belongs to. */
    public String caseId() {
        return orderId == null ? "conversation-" + conversationId : "order-" + orderId;
    }
}
