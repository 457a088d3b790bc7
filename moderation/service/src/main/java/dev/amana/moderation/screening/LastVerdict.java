package dev.amana.moderation.screening;

import dev.amana.moderation.screening.ScreeningCommand.AppealScreening;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningCommand.NoteUnscreenedDelivery;
import dev.amana.moderation.screening.ScreeningEvent.AppealResult;
import dev.amana.moderation.screening.ScreeningEvent.Handling;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningProposed;
import dev.amana.moderation.screening.ScreeningEvent.UnscreenedDeliveryNoted;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verdict that counts now, whoever gave it, and what may become of it.
 *
 * @param handling how the rules would have it delivered
 * @param applied how it was delivered; null where it was not, or as it is
 * @param appeal the appeal that waits for a decision; null where none does
 * @param decidedBy the person who decided last; null where only the rules did
 * @param proposals what people said since it was held, where it takes two
 * @param former everybody who ever said something: none of them judges it again
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
        @Nullable Handling handling,
        @Nullable Handling applied,
        @Nullable Appeal appeal,
        @Nullable String decidedBy,
        List<Proposal> proposals,
        List<String> former) {

    /** @param delivered whether the message went out, though not as it was written */
    record Appeal(boolean delivered) {}

    /** @param suspend whether it recommends that the sender be suspended */
    record Proposal(String reviewerId, Outcome outcome, int revision, boolean suspend) {}

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
                event.handling(),
                event.outcome().delivers() ? event.handling() : null,
                null,
                null,
                List.of(),
                List.of());
    }

    LastVerdict after(ScreeningDecided event) {
        return next(
                event.revision(),
                event.outcome(),
                event.handling(),
                null,
                event.reviewerId(),
                List.of(),
                with(event.reviewerId()));
    }

    LastVerdict after(ScreeningAppealed event) {
        Appeal waiting = new Appeal(event.wasDelivered());
        return next(event.revision(), Outcome.HELD, applied, waiting, event.decidedBy(), List.of(), former);
    }

    LastVerdict after(ScreeningProposed event) {
        Proposal proposal =
                new Proposal(event.reviewerId(), event.outcome(), event.revision(), suspends(event.grounds()));
        List<Proposal> all =
                Stream.concat(proposals.stream(), Stream.of(proposal)).toList();
        return next(event.revision(), outcome, applied, appeal, decidedBy, all, with(event.reviewerId()));
    }

    private List<String> with(String reviewerId) {
        return Stream.concat(former.stream(), Stream.of(reviewerId)).distinct().toList();
    }

    private LastVerdict next(
            int revision,
            Outcome outcome,
            @Nullable Handling applied,
            @Nullable Appeal appeal,
            @Nullable String decidedBy,
            List<Proposal> proposals,
            List<String> former) {
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
                handling,
                applied,
                appeal,
                decidedBy,
                proposals,
                former);
    }

    private static boolean suspends(@Nullable Grounds grounds) {
        return grounds != null && grounds.suspend();
    }

    /** A proposal that comes again. */
    boolean hasHeard(DecideScreening command) {
        return proposals.contains(new Proposal(
                command.reviewerId(), command.outcome(), command.revision() + 1, suspends(command.grounds())));
    }

    /**
     * Whether this reviewer's word is not enough: nobody else has said the same yet. Whether somebody is suspended is a part
     * of it, and once one person has recommended that, no other drops it alone.
     */
    boolean needsAnother(DecideScreening command, SecondReviewer policy) {
        boolean suspend = suspends(command.grounds());
        return (policy.isNeededFor(command, severity) || proposals.stream().anyMatch(Proposal::suspend))
                && proposals.stream()
                        .noneMatch(
                                proposal -> proposal.outcome() == command.outcome() && proposal.suspend() == suspend);
    }

    void requireDecidable(DecideScreening command) {
        if (command.outcome() != Outcome.CLEARED && command.outcome() != Outcome.BLOCKED) {
            throw new ScreeningRejection.NoDecision();
        }
        if (command.outcome() == Outcome.CLEARED && suspends(command.grounds())) {
            throw new ScreeningRejection.SuspensionOfNothing();
        }
        if (command.reviewerId().equals(senderId)) {
            throw new ScreeningRejection.OwnMessage();
        }
        if (command.reviewerId().equals(decidedBy) || former.contains(command.reviewerId())) {
            throw new ScreeningRejection.OwnDecision();
        }
        if (outcome != Outcome.HELD) {
            throw new ScreeningRejection.NotHeld(outcome);
        }
        if (command.revision() != revision) {
            throw new ScreeningRejection.ChangedMeanwhile(command.revision(), revision);
        }
        if (command.outcome() == Outcome.BLOCKED && appeal != null && appeal.delivered()) {
            throw new ScreeningRejection.DeliveredAlready();
        }
        Handling kept = handlingAfter(command);
        if (kept != null && !kept.whole()) {
            throw new ScreeningRejection.TooMuchToTakeOut();
        }
    }

    /** What the rules would have taken out, or warned of, unless somebody says that it may stay. */
    private @Nullable Handling handlingAfter(DecideScreening command) {
        Grounds grounds = command.grounds();
        boolean asItIs = grounds != null && grounds.code().letsGoAsItIs();
        return command.outcome() == Outcome.CLEARED && !asItIs ? handling : null;
    }

    /** The decision that led here, come again, is harmless; any other comes too late. */
    Outcome requireSame(DecideScreening command) {
        boolean repeated = command.reviewerId().equals(decidedBy)
                && command.outcome() == outcome
                && command.revision() + 1 == revision;
        if (!repeated) {
            throw new ScreeningRejection.ChangedMeanwhile(command.revision(), revision);
        }
        return outcome;
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
                at,
                command.grounds(),
                handlingAfter(command),
                result(command));
    }

    /** Against what was withheld, or what did not go out as it was written. */
    boolean isAppealable() {
        return !outcome.delivers() || applied != null;
    }

    private @Nullable AppealResult result(DecideScreening command) {
        if (appeal == null) {
            return null;
        }
        if (command.outcome() == Outcome.BLOCKED) {
            return AppealResult.REFUSED;
        }
        if (handlingAfter(command) == null) {
            return AppealResult.GRANTED;
        }
        return appeal.delivered() ? AppealResult.REFUSED : AppealResult.PARTLY;
    }

    ScreeningProposed proposed(DecideScreening command, Instant at) {
        return new ScreeningProposed(
                screeningId,
                senderId,
                revision + 1,
                command.outcome(),
                command.explanation(),
                command.reviewerId(),
                at,
                command.grounds());
    }

    UnscreenedDeliveryNoted unscreened(NoteUnscreenedDelivery command) {
        return new UnscreenedDeliveryNoted(
                screeningId, conversationId, orderId, outcome, severity, command.riskClass(), command.releasedAt());
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
                command.appealedAt(),
                outcome.delivers() ? true : null);
    }
}
