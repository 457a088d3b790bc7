package dev.amana.moderation.report;

import dev.amana.moderation.verdict.Role;
import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a report. */
public sealed interface ReportEvent {
    String reportId();

    /** @param dueAt until when it is to be answered */
    @StoredAs("moderation.report-received")
    record ReportReceived(
            String reportId,
            String messageId,
            String conversationId,
            @Nullable String orderId,
            String reporterId,
            String senderId,
            Role senderRole,
            Category category,
            @Nullable Personal words,
            Personal subject,
            Personal text,
            Instant reportedAt,
            Instant dueAt)
            implements ReportEvent {}

    /**
     * Somebody would answer so, but it takes two people: the report stays open until another one says what becomes of it.
     * Nobody else's business, so it is not published.
     */
    @StoredAs("moderation.report-answer-proposed")
    record ReportAnswerProposed(
            String reportId,
            String senderId,
            Answer answer,
            Measure measure,
            Personal explanation,
            String by,
            Instant proposedAt)
            implements ReportEvent {}

    /** It repeats what its publication needs. */
    @StoredAs("moderation.report-answered")
    record ReportAnswered(
            String reportId,
            String messageId,
            String conversationId,
            @Nullable String orderId,
            String reporterId,
            String senderId,
            Role senderRole,
            Category category,
            Instant reportedAt,
            Answer answer,
            Measure measure,
            Personal explanation,
            String by,
            Instant answeredAt)
            implements ReportEvent {}

    /**
     * The sender of the message objects to the measure.
     *
     * @param measure against which
     * @param dueAt until when somebody is to decide
     */
    @StoredAs("moderation.report-appealed")
    record ReportAppealed(
            String reportId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            Category category,
            Measure measure,
            Personal appeal,
            Instant appealedAt,
            Instant dueAt)
            implements ReportEvent {}

    /**
     * It repeats what its publication needs.
     *
     * @param before the measure that was taken
     * @param measure what stays of it
     */
    @StoredAs("moderation.report-appeal-decided")
    record ReportAppealDecided(
            String reportId,
            String messageId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            Role senderRole,
            Category category,
            Measure before,
            Measure measure,
            Personal explanation,
            String by,
            Instant decidedAt)
            implements ReportEvent {}
}
