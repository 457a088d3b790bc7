package dev.amana.moderation.availability;

import dev.amana.moderation.availability.AvailabilityCommand.AmendOrder;
import dev.amana.moderation.availability.AvailabilityCommand.AppealStay;
import dev.amana.moderation.availability.AvailabilityCommand.DeferUnavailability;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where an order stands: its rulings so far, and what may still be ruled. */
final class Docket {
    private static final int MOST_RULINGS = 200;

    private @Nullable Terms terms;
    private int revision;
    private Stay stay = Stay.NONE;
    private boolean vacated;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> scopeIds = new TreeSet<>();

    enum Stay {
        NONE,
        IN_EFFECT,
        LIFTED
    }

    int next() {
        return revision + 1;
    }

    Terms terms() {
        if (terms == null) {
            throw new IllegalStateException("An order without terms");
        }
        return terms;
    }

    private List<Effect> effects() {
        return new Timeline(steps).effects();
    }

    private List<Effect> effectsAfter(Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new Timeline(all).effects();
    }

    /** Refuses what the aggregate would refuse. */
    List<Effect> effectsAfter(AvailabilityCommand command) {
        Instant at = command.entry().effectiveAt();
        return switch (command) {
            case OrderUnavailability order -> effectsAfter(new Step.Imposed(at, order.scopes()));
            case DeferUnavailability deferral -> {
                requireOpen();
                yield effectsAfter(new Step.Deferred(at, Set.copyOf(known(deferral.scopeIds())), deferral.from()));
            }
            case StayOrder order -> {
                requireOpen();
                yield effectsAfter(new Step.Stayed(at, Set.copyOf(known(order.scopeIds()))));
            }
            case AppealStay appeal -> {
                requireStay(Stay.IN_EFFECT);
                yield effects();
            }
            case LiftStay lift -> {
                requireStay(Stay.IN_EFFECT);
                yield effectsAfter(new Step.Lifted(at));
            }
            case ReinstateStay reinstatement -> {
                requireStay(Stay.LIFTED);
                yield effectsAfter(new Step.Reinstated(at));
            }
            case VacateOrder vacatur -> {
                requireOpen();
                yield effectsAfter(new Step.Vacated(at));
            }
            case AmendOrder amendment -> {
                requireOpen();
                yield effectsAfter(new Step.Imposed(at, amendment.scopes()));
            }
        };
    }

    /** The scopes that were asked for, or all; refuses one that the order does not have. */
    List<String> known(List<String> asked) {
        for (String scopeId : asked) {
            if (!scopeIds.contains(scopeId)) {
                throw new AvailabilityRejection.UnknownScope(scopeId);
            }
        }
        return asked.isEmpty() ? List.copyOf(scopeIds) : List.copyOf(asked);
    }

    void requireOpen() {
        if (vacated) {
            throw new AvailabilityRejection.AlreadyVacated();
        }
        if (revision >= MOST_RULINGS) {
            throw new AvailabilityRejection.TooManyRulings(MOST_RULINGS);
        }
    }

    void requireStay(Stay expected) {
        requireOpen();
        if (stay != expected) {
            throw new AvailabilityRejection.NoSuchStay();
        }
    }

    void take(AvailabilityEvent event) {
        revision = event.revision();
        terms = event.terms();
        switch (event) {
            case AvailabilityOrdered ordered -> impose(ordered.ruling(), ordered.scopes());
            case AvailabilityAmended amended -> impose(amended.ruling(), amended.scopes());
            case AvailabilityDeferred deferred ->
                steps.add(new Step.Deferred(
                        deferred.ruling().effectiveAt(), Set.copyOf(deferred.scopeIds()), deferred.from()));
            case AvailabilityStayed stayed -> {
                steps.add(new Step.Stayed(stayed.ruling().effectiveAt(), Set.copyOf(stayed.scopeIds())));
                stay = Stay.IN_EFFECT;
            }
            case StayAppealed appealed -> {}
            case StayLifted lifted -> {
                steps.add(new Step.Lifted(lifted.ruling().effectiveAt()));
                stay = Stay.LIFTED;
            }
            case StayReinstated reinstated -> {
                steps.add(new Step.Reinstated(reinstated.ruling().effectiveAt()));
                stay = Stay.IN_EFFECT;
            }
            case AvailabilityVacated vacatur -> {
                steps.add(new Step.Vacated(vacatur.ruling().effectiveAt()));
                vacated = true;
            }
        }
    }

    private void impose(Ruling ruling, List<Scope> scopes) {
        steps.add(new Step.Imposed(ruling.effectiveAt(), scopes));
        scopeIds.clear();
        scopes.forEach(scope -> scopeIds.add(scope.scopeId()));
    }
}
