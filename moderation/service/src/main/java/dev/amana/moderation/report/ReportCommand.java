package dev.amana.moderation.report;

import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be done about a report. */
public sealed interface ReportCommand {
    String reportId();

    /**
     * @param reportId derived from the message: its one recipient reports it once
     * @param words what the reporter says, under the reporter's key; null where nothing
     * @param subject of the message, as delivered
     */
    record ReceiveReport(
            @TargetAggregateIdentifier String reportId,
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
            Instant reportedAt)
            implements ReportCommand {}

    /**
     * The sender wants somebody else to look at what followed from the report, once.
     *
     * @param appeal what the sender says, under the sender's key
     */
    record AppealReport(@TargetAggregateIdentifier String reportId, Personal appeal, Instant appealedAt)
            implements ReportCommand {}

    /**
     * @param measure what stays of the one that was taken
     * @param explanation why, for colleagues, under the reviewer's key
     */
    record DecideReportAppeal(
            @TargetAggregateIdentifier String reportId, Measure measure, Personal explanation, String by)
            implements ReportCommand {}

    /** @param explanation why, for colleagues, under the reviewer's key */
    record AnswerReport(
            @TargetAggregateIdentifier String reportId, Answer answer, Measure measure, Personal explanation, String by)
            implements ReportCommand {}
}
