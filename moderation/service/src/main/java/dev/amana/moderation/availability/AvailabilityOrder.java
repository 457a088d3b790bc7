package dev.amana.moderation.availability;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.moderation.availability.AvailabilityCommand.AmendOrder;
import dev.amana.moderation.availability.AvailabilityCommand.AppealStay;
import dev.amana.moderation.availability.AvailabilityCommand.DeferUnavailability;
import dev.amana.moderation.availability.AvailabilityCommand.Entry;
import dev.amana.moderation.availability.AvailabilityCommand.LiftStay;
import dev.amana.moderation.availability.AvailabilityCommand.OrderUnavailability;
import dev.amana.moderation.availability.AvailabilityCommand.ReinstateStay;
import dev.amana.moderation.availability.AvailabilityCommand.StayOrder;
import dev.amana.moderation.availability.AvailabilityCommand.VacateOrder;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityAmended;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityDeferred;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityOrdered;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityStayed;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityVacated;
import dev.amana.moderation.availability.AvailabilityEvent.StayAppealed;
import dev.amana.moderation.availability.AvailabilityEvent.StayLifted;
import dev.amana.moderation.availability.AvailabilityEvent.StayReinstated;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An order and what became of it in the courts. */
@Aggregate(cache = "aggregateCache")
class AvailabilityOrder {
    @AggregateIdentifier
    private @Nullable String availabilityId;

    private final Docket docket = new Docket();

    AvailabilityOrder() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderUnavailability command, Clock clock) {
        if (availabilityId == null) {
            apply(new AvailabilityOrdered(
                    command.availabilityId(),
                    1,
                    command.terms(),
                    command.scopes(),
                    docket.effectsAfter(command),
                    ruling(command.entry(), clock)));
        }
    }

    @CommandHandler
    void handle(DeferUnavailability command, Clock clock) {
        List<Effect> effects = docket.effectsAfter(command);
        apply(new AvailabilityDeferred(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                docket.known(command.scopeIds()),
                command.from(),
                effects,
                ruling(command.entry(), clock)));
    }

    @CommandHandler
    void handle(StayOrder command, Clock clock) {
        List<Effect> effects = docket.effectsAfter(command);
        apply(new AvailabilityStayed(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                docket.known(command.scopeIds()),
                effects,
                ruling(command.entry(), clock)));
    }

    @CommandHandler
    void handle(AppealStay command, Clock clock) {
        List<Effect> effects = docket.effectsAfter(command);
        apply(new StayAppealed(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                command.stay(),
                effects,
                ruling(command.entry(), clock)));
    }

    @CommandHandler
    void handle(LiftStay command, Clock clock) {
        List<Effect> effects = docket.effectsAfter(command);
        apply(new StayLifted(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                command.stay(),
                orAll(command.scopeIds()),
                effects,
                ruling(command.entry(), clock)));
    }

    @CommandHandler
    void handle(ReinstateStay command, Clock clock) {
        List<Effect> effects = docket.effectsAfter(command);
        apply(new StayReinstated(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                command.stay(),
                orAll(command.scopeIds()),
                effects,
                ruling(command.entry(), clock)));
    }

    @CommandHandler
    void handle(VacateOrder command, Clock clock) {
        List<Effect> effects = docket.effectsAfter(command);
        apply(new AvailabilityVacated(
                command.availabilityId(), docket.next(), docket.terms(), effects, ruling(command.entry(), clock)));
    }

    @CommandHandler
    void handle(AmendOrder command, Clock clock) {
        List<Effect> effects = docket.effectsAfter(command);
        apply(new AvailabilityAmended(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                command.scopes(),
                effects,
                ruling(command.entry(), clock)));
    }

    private static @Nullable List<String> orAll(List<String> scopeIds) {
        return scopeIds.isEmpty() ? null : List.copyOf(scopeIds);
    }

    private static Ruling ruling(Entry entry, Clock clock) {
        return new Ruling(entry.basis(), entry.effectiveAt(), clock.instant(), entry.staffId());
    }

    @EventSourcingHandler
    void on(AvailabilityEvent event) {
        availabilityId = event.availabilityId();
        docket.take(event);
    }
}
