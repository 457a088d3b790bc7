package dev.amana.moderation.report;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.moderation.casefile.Deadlines;
import dev.amana.moderation.report.ReportCommand.AnswerReport;
import dev.amana.moderation.report.ReportCommand.AppealReport;
import dev.amana.moderation.report.ReportCommand.DecideReportAppeal;
import dev.amana.moderation.report.ReportCommand.ReceiveReport;
import dev.amana.moderation.report.ReportEvent.ReportAnswerProposed;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.report.ReportEvent.ReportAppealDecided;
import dev.amana.moderation.report.ReportEvent.ReportAppealed;
import dev.amana.moderation.report.ReportEvent.ReportReceived;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One report: it comes in once and is answered once, by two people where it falls hard upon somebody. Who wrote the message may
 * appeal against what follows for them, once.
 */
@Aggregate
class MessageReport {
    @AggregateIdentifier
    private @Nullable String reportId;

    private @Nullable ReportReceived received;
    private @Nullable ReportAnswered answered;
    private @Nullable ReportAppealed appealed;
    private @Nullable ReportAppealDecided appealDecided;
    private final List<ReportAnswerProposed> proposals = new ArrayList<>();

    MessageReport() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReceiveReport command, Deadlines deadlines) {
        if (reportId == null) {
            apply(new ReportReceived(
                    command.reportId(),
                    command.messageId(),
                    command.conversationId(),
                    command.orderId(),
                    command.reporterId(),
                    command.senderId(),
                    command.senderRole(),
                    command.category(),
                    command.words(),
                    command.subject(),
                    command.text(),
                    command.reportedAt(),
                    command.reportedAt().plus(deadlines.of(command.category().priority()))));
        }
    }

    /** @return whether it is answered; else it takes somebody else, too */
    @CommandHandler
    boolean handle(AnswerReport command, Clock clock) {
        ReportReceived report = Objects.requireNonNull(received);
        if (command.by().equals(report.reporterId()) || command.by().equals(report.senderId())) {
            throw new ReportRejection.OwnReport();
        }
        if (command.answer() == Answer.REJECTED && command.measure() != Measure.NONE) {
            throw new ReportRejection.NoGround();
        }
        if (answered != null) {
            if (!repeats(answered, command)) {
                throw new ReportRejection.AnsweredBefore();
            }
            return true;
        }
        Optional<ReportAnswerProposed> own = proposals.stream()
                .filter(proposal -> proposal.by().equals(command.by()))
                .findFirst();
        if (own.isPresent()) {
            requireRepeats(own.get(), command);
            return false;
        }
        boolean alone = command.measure().takesTwo()
                && proposals.stream().noneMatch(proposal -> proposal.measure() == command.measure());
        apply(alone ? proposed(report, command, clock) : answered(report, command, clock));
        return !alone;
    }

    /** Once, against a measure; anything else there is nothing to decide about. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AppealReport command, Deadlines deadlines) {
        ReportAnswered answer = answered;
        if (answer == null || answer.measure() == Measure.NONE || appealed != null) {
            return;
        }
        apply(new ReportAppealed(
                answer.reportId(),
                answer.conversationId(),
                answer.orderId(),
                answer.senderId(),
                answer.category(),
                answer.measure(),
                command.appeal(),
                command.appealedAt(),
                command.appealedAt().plus(deadlines.of(answer.category().priority()))));
    }

    /** By somebody who had no say in it before; it never gets worse for who appealed. */
    @CommandHandler
    void handle(DecideReportAppeal command, Clock clock) {
        ReportAnswered answer = answered;
        ReportAppealed appeal = appealed;
        if (answer == null || appeal == null) {
            throw new ReportRejection.NotAppealed();
        }
        if (command.by().equals(answer.reporterId()) || command.by().equals(answer.senderId())) {
            throw new ReportRejection.OwnReport();
        }
        if (hasSpoken(command.by())) {
            throw new ReportRejection.SpokenBefore();
        }
        ReportAppealDecided before = appealDecided;
        if (before != null) {
            if (!before.by().equals(command.by()) || before.measure() != command.measure()) {
                throw new ReportRejection.AnsweredBefore();
            }
            return;
        }
        if (command.measure().graverThan(appeal.measure())) {
            throw new ReportRejection.Graver();
        }
        apply(new ReportAppealDecided(
                answer.reportId(),
                answer.messageId(),
                answer.conversationId(),
                answer.orderId(),
                answer.senderId(),
                answer.senderRole(),
                answer.category(),
                appeal.measure(),
                command.measure(),
                command.explanation(),
                command.by(),
                clock.instant()));
    }

    private boolean hasSpoken(String reviewerId) {
        return (answered != null && answered.by().equals(reviewerId))
                || proposals.stream().anyMatch(proposal -> proposal.by().equals(reviewerId));
    }

    private static void requireRepeats(ReportAnswerProposed own, AnswerReport command) {
        if (own.answer() != command.answer() || own.measure() != command.measure()) {
            throw new ReportRejection.SpokenBefore();
        }
    }

    private static ReportAnswerProposed proposed(ReportReceived report, AnswerReport command, Clock clock) {
        return new ReportAnswerProposed(
                report.reportId(),
                report.senderId(),
                command.answer(),
                command.measure(),
                command.explanation(),
                command.by(),
                clock.instant());
    }

    private static ReportAnswered answered(ReportReceived report, AnswerReport command, Clock clock) {
        return new ReportAnswered(
                report.reportId(),
                report.messageId(),
                report.conversationId(),
                report.orderId(),
                report.reporterId(),
                report.senderId(),
                report.senderRole(),
                report.category(),
                report.reportedAt(),
                command.answer(),
                command.measure(),
                command.explanation(),
                command.by(),
                clock.instant());
    }

    private static boolean repeats(ReportAnswered answered, AnswerReport command) {
        return answered.by().equals(command.by())
                && answered.answer() == command.answer()
                && answered.measure() == command.measure();
    }

    @EventSourcingHandler
    void on(ReportReceived event) {
        reportId = event.reportId();
        received = event;
    }

    @EventSourcingHandler
    void on(ReportAnswerProposed event) {
        proposals.add(event);
    }

    @EventSourcingHandler
    void on(ReportAnswered event) {
        answered = event;
    }

    @EventSourcingHandler
    void on(ReportAppealed event) {
        appealed = event;
    }

    @EventSourcingHandler
    void on(ReportAppealDecided event) {
        appealDecided = event;
    }
}
