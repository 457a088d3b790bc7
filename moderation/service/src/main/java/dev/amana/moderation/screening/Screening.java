package dev.amana.moderation.screening;

import dev.amana.moderation.screening.ScreeningCommand.AppealScreening;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningState.Appealed;
import dev.amana.moderation.screening.ScreeningState.Decided;
import dev.amana.moderation.screening.ScreeningState.Screened;
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

    Screening() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ScreenMessage command, MessageAssessment assessment) {
        if (screeningId == null) {
            AggregateLifecycle.apply(assessment.assess(command));
        }
    }

    @CommandHandler
    void handle(DecideScreening command, Clock clock) {
        switch (state) {
            case Unknown unknown -> throw new ScreeningRejection.NotHeld(Outcome.CLEARED);
            case Decided decided -> requireSame(decided.decision(), command);
            case Screened screened -> {
                requireDecidable(screened.screened(), command);
                AggregateLifecycle.apply(decision(screened.screened(), command, clock));
            }
            case Appealed appealed -> {
                requireDecidable(appealed.appeal(), command);
                AggregateLifecycle.apply(decision(appealed.appeal(), command, clock));
            }
        }
    }

    /** Once, and only where the message does not go out anyway. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AppealScreening command) {
        if (appealed) {
            return;
        }
        switch (state) {
            case Unknown unknown -> {}
            case Appealed before -> {}
            case Screened screened -> {
                if (screened.screened().outcome() != Outcome.CLEARED) {
                    AggregateLifecycle.apply(appeal(screened.screened(), command));
                }
            }
            case Decided decided -> {
                if (decided.decision().outcome() != Outcome.CLEARED) {
                    AggregateLifecycle.apply(appeal(decided.decision(), command));
                }
            }
        }
    }

    private static ScreeningAppealed appeal(MessageScreened screened, AppealScreening command) {
        return new ScreeningAppealed(
                screened.screeningId(),
                screened.conversationId(),
                screened.orderId(),
                screened.senderId(),
                screened.senderRole(),
                2,
                screened.severity(),
                screened.reasons(),
                command.appeal(),
                null,
                command.appealedAt());
    }

    private static ScreeningAppealed appeal(ScreeningDecided decided, AppealScreening command) {
        return new ScreeningAppealed(
                decided.screeningId(),
                decided.conversationId(),
                decided.orderId(),
                decided.senderId(),
                decided.senderRole(),
                decided.revision() + 1,
                decided.severity(),
                decided.reasons(),
                command.appeal(),
                decided.reviewerId(),
                command.appealedAt());
    }

    private static void requireDecidable(ScreeningAppealed appeal, DecideScreening command) {
        if (command.outcome() == Outcome.HELD) {
            throw new ScreeningRejection.NoDecision();
        }
        if (command.reviewerId().equals(appeal.senderId())) {
            throw new ScreeningRejection.OwnMessage();
        }
        if (command.reviewerId().equals(appeal.decidedBy())) {
            throw new ScreeningRejection.OwnDecision();
        }
        if (command.revision() != appeal.revision()) {
            throw new ScreeningRejection.ChangedMeanwhile(command.revision(), appeal.revision());
        }
    }

    private static ScreeningDecided decision(ScreeningAppealed appeal, DecideScreening command, Clock clock) {
        return new ScreeningDecided(
                appeal.screeningId(),
                appeal.conversationId(),
                appeal.orderId(),
                appeal.senderId(),
                appeal.senderRole(),
                command.revision() + 1,
                command.outcome(),
                appeal.severity(),
                appeal.reasons(),
                command.explanation(),
                command.reviewerId(),
                clock.instant());
    }

    private static void requireSame(ScreeningDecided decided, DecideScreening command) {
        boolean repeated = decided.reviewerId().equals(command.reviewerId())
                && decided.outcome() == command.outcome()
                && decided.revision() == command.revision() + 1;
        if (!repeated) {
            throw new ScreeningRejection.ChangedMeanwhile(command.revision(), decided.revision());
        }
    }

    private static void requireDecidable(MessageScreened screened, DecideScreening command) {
        if (command.outcome() == Outcome.HELD) {
            throw new ScreeningRejection.NoDecision();
        }
        if (command.reviewerId().equals(screened.senderId())) {
            throw new ScreeningRejection.OwnMessage();
        }
        if (screened.outcome() != Outcome.HELD) {
            throw new ScreeningRejection.NotHeld(screened.outcome());
        }
        if (command.revision() != 1) {
            throw new ScreeningRejection.ChangedMeanwhile(command.revision(), 1);
        }
    }

    private static ScreeningDecided decision(MessageScreened screened, DecideScreening command, Clock clock) {
        return new ScreeningDecided(
                screened.screeningId(),
                screened.conversationId(),
                screened.orderId(),
                screened.senderId(),
                screened.senderRole(),
                command.revision() + 1,
                command.outcome(),
                screened.severity(),
                screened.reasons(),
                command.explanation(),
                command.reviewerId(),
                clock.instant());
    }

    @EventSourcingHandler
    void on(MessageScreened event) {
        screeningId = event.screeningId();
        state = new Screened(event);
    }

    @EventSourcingHandler
    void on(ScreeningDecided event) {
        state = new Decided(event);
    }

    @EventSourcingHandler
    void on(ScreeningAppealed event) {
        appealed = true;
        state = new Appealed(event);
    }
}
