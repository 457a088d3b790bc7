package dev.amana.moderation.screening;

import dev.amana.moderation.screening.ScreeningCommand.AppealScreening;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningCommand.NoteUnscreenedDelivery;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningProposed;
import dev.amana.moderation.screening.ScreeningEvent.UnscreenedDeliveryNoted;
import dev.amana.moderation.screening.ScreeningState.Decided;
import dev.amana.moderation.screening.ScreeningState.Undecided;
import dev.amana.moderation.screening.ScreeningState.Unknown;
import dev.amana.moderation.verdict.Outcome;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides once by the rules, once by a person where they hold a message, and once more where its sender appeals. */
@Aggregate(cache = "aggregateCache")
class Screening {
    @AggregateIdentifier
    private @Nullable String screeningId;

    private ScreeningState state = new Unknown();
    private boolean appealed;
    private boolean unscreened;

    Screening() {}

    /** The verdict; null where it was given before. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    MessageScreened handle(ScreenMessage command, MessageAssessment assessment) {
        if (screeningId != null) {
            return null;
        }
        MessageScreened screened = assessment.assess(command);
        AggregateLifecycle.apply(screened);
        return screened;
    }

    /** What becomes of the message now: it stays held where somebody else has to say the same. */
    @CommandHandler
    Outcome handle(DecideScreening command, Clock clock, SecondReviewer policy) {
        return switch (state) {
            case Unknown unknown -> throw new ScreeningRejection.NotHeld(Outcome.CLEARED);
            case Decided(LastVerdict verdict) -> verdict.requireSame(command);
            case Undecided(LastVerdict verdict) ->
                verdict.hasHeard(command) ? Outcome.HELD : decide(verdict, command, clock, policy);
        };
    }

    private static Outcome decide(LastVerdict verdict, DecideScreening command, Clock clock, SecondReviewer policy) {
        verdict.requireDecidable(command);
        if (verdict.needsAnother(command, policy)) {
            AggregateLifecycle.apply(verdict.proposed(command, clock.instant()));
            return Outcome.HELD;
        }
        AggregateLifecycle.apply(verdict.decided(command, clock.instant()));
        return command.outcome();
    }

    /** Once, and only where the message does not go out as it was written anyway. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AppealScreening command) {
        LastVerdict verdict = verdict();
        if (!appealed && verdict != null && verdict.isAppealable()) {
            AggregateLifecycle.apply(verdict.appealed(command));
        }
    }

    /** Once; what nobody screened yet is noted when it has been. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NoteUnscreenedDelivery command) {
        LastVerdict verdict = verdict();
        if (!unscreened && verdict != null) {
            AggregateLifecycle.apply(verdict.unscreened(command));
        }
    }

    private @Nullable LastVerdict verdict() {
        return switch (state) {
            case Unknown unknown -> null;
            case Undecided(LastVerdict verdict) -> verdict;
            case Decided(LastVerdict verdict) -> verdict;
        };
    }

    @EventSourcingHandler
    void on(MessageScreened event) {
        screeningId = event.screeningId();
        state = new Undecided(LastVerdict.of(event));
    }

    @EventSourcingHandler
    void on(UnscreenedDeliveryNoted event) {
        unscreened = true;
    }

    @EventSourcingHandler
    void on(ScreeningDecided event) {
        LastVerdict before = verdict();
        if (before != null) {
            state = new Decided(before.after(event));
        }
    }

    @EventSourcingHandler
    void on(ScreeningProposed event) {
        LastVerdict before = verdict();
        if (before != null) {
            state = new Undecided(before.after(event));
        }
    }

    @EventSourcingHandler
    void on(ScreeningAppealed event) {
        LastVerdict before = verdict();
        if (before != null) {
            state = new Undecided(before.after(event));
            appealed = true;
        }
    }
}
