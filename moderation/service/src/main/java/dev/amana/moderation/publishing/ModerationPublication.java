package dev.amana.moderation.publishing;

import dev.amana.moderation.availability.AvailabilityEvent;
import dev.amana.moderation.casefile.CaseFileEvent;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.moderation.investigation.InvestigationEvent;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.report.ReportEvent.ReportAppealDecided;
import dev.amana.moderation.screening.ScreeningEvent;
import dev.amana.moderation.screening.ScreeningEvent.Handling;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningProposed;
import dev.amana.moderation.screening.ScreeningEvent.UnscreenedDeliveryNoted;
import dev.amana.moderation.staff.StaffEvent;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.publication.Publication;
import dev.amana.published.PublishedEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verdicts are public; texts and a reviewer's explanation stay inside. */
@Component
class ModerationPublication implements Publication {
    private static final String RULES = "rules";
    private static final String APPEAL = "appeal";

    @Override
    public String topic() {
        return ModerationEvent.TOPIC;
    }

    @Override
    public @Nullable PublishedEvent translate(Object domainEvent) {
        return switch (domainEvent) {
            case ScreeningEvent event -> translate(event);
            case AvailabilityEvent event -> AvailabilityNews.of(event);
            case CaseFileEvent event -> CaseFileNews.of(event);
            case ReportAnswered event -> answered(event);
            case ReportAppealDecided event -> appealDecided(event);
            case StaffEvent event -> StaffNews.of(event);
            case InvestigationEvent event -> InvestigationReports.of(event);
            default -> null;
        };
    }

    private static PublishedEvent answered(ReportAnswered event) {
        return new ModerationEvent.ReportAnswered(
                event.reportId(),
                event.messageId(),
                event.conversationId(),
                event.orderId(),
                event.reporterId(),
                event.senderId(),
                event.category().signal(),
                event.answer().name(),
                event.measure().name(),
                event.by(),
                event.answeredAt());
    }

    private static PublishedEvent appealDecided(ReportAppealDecided event) {
        return new ModerationEvent.ReportAppealDecided(
                event.reportId(),
                event.messageId(),
                event.conversationId(),
                event.orderId(),
                event.senderId(),
                event.category().signal(),
                event.before().name(),
                event.measure().name(),
                event.by(),
                event.decidedAt());
    }

    private static @Nullable PublishedEvent translate(ScreeningEvent event) {
        return switch (event) {
            case MessageScreened screened ->
                new VerdictGiven(
                        screened.screeningId(),
                        screened.conversationId(),
                        screened.orderId(),
                        screened.senderId(),
                        screened.senderRole().name(),
                        1,
                        outcome(screened.outcome()),
                        severity(screened.severity()),
                        reasons(screened.reasons()),
                        RULES,
                        screened.screenedAt(),
                        delivery(screened.outcome(), screened.handling()),
                        screened.ruleSet(),
                        screened.riskClass(),
                        Math.max(
                                0,
                                Duration.between(screened.receivedAt(), screened.screenedAt())
                                        .toMillis()));
            // Messaging knows it; the case file tells what was done about it.
            case UnscreenedDeliveryNoted noted -> null;
            case ScreeningDecided decided ->
                new VerdictGiven(
                        decided.screeningId(),
                        decided.conversationId(),
                        decided.orderId(),
                        decided.senderId(),
                        decided.senderRole().name(),
                        decided.revision(),
                        outcome(decided.outcome()),
                        severity(decided.severity()),
                        reasons(decided.reasons()),
                        decided.reviewerId(),
                        decided.decidedAt(),
                        delivery(decided.outcome(), decided.handling()),
                        null,
                        null,
                        null,
                        decided.appeal() == null ? null : decided.appeal().name());
            // The message stays held: to everybody else nothing has happened.
            case ScreeningProposed proposed -> null;
            // What went out stays where it is until somebody has decided.
            case ScreeningAppealed appealed when appealed.wasDelivered() -> null;
            case ScreeningAppealed appealed ->
                new VerdictGiven(
                        appealed.screeningId(),
                        appealed.conversationId(),
                        appealed.orderId(),
                        appealed.senderId(),
                        appealed.senderRole().name(),
                        appealed.revision(),
                        ModerationEvent.Outcome.HELD,
                        severity(appealed.severity()),
                        reasons(appealed.reasons()),
                        APPEAL,
                        appealed.appealedAt());
        };
    }

    private static List<ModerationEvent.Reason> reasons(List<Reason> reasons) {
        return reasons.stream().map(ModerationPublication::reason).toList();
    }

    private static ModerationEvent.Reason reason(Reason reason) {
        Personal words = reason.words();
        ScreeningEvent.Span span = reason.span();
        return new ModerationEvent.Reason(
                reason.category(),
                reason.rule(),
                reason.ruleSet(),
                severity(reason.severity()),
                words == null ? null : words.sealed(),
                span == null ? null : new ModerationEvent.Span(span.part(), span.start(), span.end()));
    }

    private static ModerationEvent.@Nullable Delivery delivery(Outcome outcome, @Nullable Handling handling) {
        return handling == null || !outcome.delivers()
                ? null
                : new ModerationEvent.Delivery(
                        handling.warned(),
                        handling.redactions().stream().map(Personal::sealed).toList());
    }

    private static ModerationEvent.Outcome outcome(Outcome outcome) {
        return switch (outcome) {
            case CLEARED, WARNED, REDACTED -> ModerationEvent.Outcome.CLEARED;
            case HELD -> ModerationEvent.Outcome.HELD;
            case BLOCKED -> ModerationEvent.Outcome.BLOCKED;
        };
    }

    private static ModerationEvent.Severity severity(Severity severity) {
        return switch (severity) {
            case NONE -> ModerationEvent.Severity.NONE;
            case LOW -> ModerationEvent.Severity.LOW;
            case MEDIUM -> ModerationEvent.Severity.MEDIUM;
            case HIGH -> ModerationEvent.Severity.HIGH;
            case CRITICAL -> ModerationEvent.Severity.CRITICAL;
        };
    }
}
