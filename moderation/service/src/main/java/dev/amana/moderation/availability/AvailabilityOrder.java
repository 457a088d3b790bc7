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
import java.util.Set;
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
            Ruling ruling = ruling(command.entry(), clock);
            Step step = new Step.Imposed(ruling.effectiveAt(), command.scopes());
            apply(new AvailabilityOrdered(
                    command.availabilityId(), 1, command.terms(), command.scopes(), docket.effectsAfter(step), ruling));
        }
    }

    @CommandHandler
    void handle(DeferUnavailability command, Clock clock) {
        docket.requireOpen();
        Ruling ruling = ruling(command.entry(), clock);
        List<String> deferred = docket.known(command.scopeIds());
        Step step = new Step.Deferred(ruling.effectiveAt(), Set.copyOf(deferred), command.from());
        apply(new AvailabilityDeferred(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                deferred,
                command.from(),
                docket.effectsAfter(step),
                ruling));
    }

    @CommandHandler
    void handle(StayOrder command, Clock clock) {
        docket.requireOpen();
        Ruling ruling = ruling(command.entry(), clock);
        List<String> stayed = docket.known(command.scopeIds());
        Step step = new Step.Stayed(ruling.effectiveAt(), Set.copyOf(stayed));
        apply(new AvailabilityStayed(
                command.availabilityId(), docket.next(), docket.terms(), stayed, docket.effectsAfter(step), ruling));
    }

    @CommandHandler
    void handle(AppealStay command, Clock clock) {
        docket.requireStay(Docket.Stay.IN_EFFECT);
        apply(new StayAppealed(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                docket.effects(),
                ruling(command.entry(), clock)));
    }

    @CommandHandler
    void handle(LiftStay command, Clock clock) {
        docket.requireStay(Docket.Stay.IN_EFFECT);
        Ruling ruling = ruling(command.entry(), clock);
        apply(new StayLifted(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                docket.effectsAfter(new Step.Lifted(ruling.effectiveAt())),
                ruling));
    }

    @CommandHandler
    void handle(ReinstateStay command, Clock clock) {
        docket.requireStay(Docket.Stay.LIFTED);
        Ruling ruling = ruling(command.entry(), clock);
        apply(new StayReinstated(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                docket.effectsAfter(new Step.Reinstated(ruling.effectiveAt())),
                ruling));
    }

    @CommandHandler
    void handle(VacateOrder command, Clock clock) {
        docket.requireOpen();
        Ruling ruling = ruling(command.entry(), clock);
        apply(new AvailabilityVacated(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                docket.effectsAfter(new Step.Vacated(ruling.effectiveAt())),
                ruling));
    }

    @CommandHandler
    void handle(AmendOrder command, Clock clock) {
        docket.requireOpen();
        Ruling ruling = ruling(command.entry(), clock);
        Step step = new Step.Imposed(ruling.effectiveAt(), command.scopes());
        apply(new AvailabilityAmended(
                command.availabilityId(),
                docket.next(),
                docket.terms(),
                command.scopes(),
                docket.effectsAfter(step),
                ruling));
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
