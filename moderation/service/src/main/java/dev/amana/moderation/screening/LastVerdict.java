package dev.amana.moderation.screening;

import dev.amana.moderation.screening.ScreeningCommand.AppealScreening;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict that counts now, whoever gave it, and what may become of it.
 *
 * @param decidedBy the person who decided last; null where only the rules did
 */
record LastVerdict(
        String screeningId,
        String conversationId,
        @Nullable String orderId,
        String senderId,
        Role senderRole,
        int revision,
        Outcome outcome,
        Severity severity,
        List<Reason> reasons,
        @Nullable String decidedBy) {

    static LastVerdict of(MessageScreened event) {
        return new LastVerdict(
                event.screeningId(),
                event.conversationId(),
                event.orderId(),
                event.senderId(),
                event.senderRole(),
                1,
                event.outcome(),
                event.severity(),
                event.reasons(),
                null);
    }

    LastVerdict after(ScreeningDecided event) {
        return next(event.revision(), event.outcome(), event.reviewerId());
    }

    LastVerdict after(ScreeningAppealed event) {
        return next(event.revision(), Outcome.HELD, event.decidedBy());
    }

    private LastVerdict next(int revision, Outcome outcome, @Nullable String decidedBy) {
        return new LastVerdict(
                screeningId,
                conversationId,
                orderId,
                senderId,
                senderRole,
                revision,
                outcome,
                severity,
                reasons,
                decidedBy);
    }

    void requireDecidable(DecideScreening command) {
        if (command.outcome() == Outcome.HELD) {
            throw new ScreeningRejection.NoDecision();
        }
        if (command.reviewerId().equals(senderId)) {
            throw new ScreeningRejection.OwnMessage();
        }
        if (command.reviewerId().equals(decidedBy)) {
            throw new ScreeningRejection.OwnDecision();
        }
        if (outcome != Outcome.HELD) {
            throw new ScreeningRejection.NotHeld(outcome);
        }
        if (command.revision() != revision) {
            throw new ScreeningRejection.ChangedMeanwhile(command.revision(), revision);
        }
    }

    /** The decision that led here, come again, is harmless; any other comes too late. */
    void requireSame(DecideScreening command) {
        boolean repeated = command.reviewerId().equals(decidedBy)
                && command.outcome() == outcome
                && command.revision() + 1 == revision;
        if (!repeated) {
            throw new ScreeningRejection.ChangedMeanwhile(command.revision(), revision);
        }
    }

    ScreeningDecided decided(DecideScreening command, Instant at) {
        return new ScreeningDecided(
                screeningId,
                conversationId,
                orderId,
                senderId,
                senderRole,
                revision + 1,
                command.outcome(),
                severity,
                reasons,
                command.explanation(),
                command.reviewerId(),
                at);
    }

    ScreeningAppealed appealed(AppealScreening command) {
        return new ScreeningAppealed(
                screeningId,
                conversationId,
                orderId,
                senderId,
                senderRole,
                revision + 1,
                severity,
                reasons,
                command.appeal(),
                decidedBy,
                command.appealedAt());
    }
}
