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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where an order stands: its rulings so far, and what may still be ruled. */
final class Docket {
    private static final int MOST_RULINGS = 200;

    private @Nullable Terms terms;
    private int revision;
    private final Stays stays = new Stays();
    private boolean vacated;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> scopeIds = new TreeSet<>();

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
            case OrderUnavailability order -> effectsAfter(new Step.Imposed(at, obeyed(order.terms(), order.scopes())));
            case DeferUnavailability deferral -> {
                requireOpen();
                yield effectsAfter(new Step.Deferred(at, Set.copyOf(known(deferral.scopeIds())), deferral.from()));
            }
            case StayOrder order -> {
                requireOpen();
                yield effectsAfter(new Step.Stayed(at, next(), Set.copyOf(known(order.scopeIds()))));
            }
            case AppealStay appeal -> {
                requireStay(stays.canBeLifted(appeal.stay(), Set.of()));
                yield effects();
            }
            case LiftStay lift -> {
                Set<String> named = named(lift.scopeIds());
                requireStay(stays.canBeLifted(lift.stay(), named));
                yield effectsAfter(new Step.Lifted(at, lift.stay(), named));
            }
            case ReinstateStay reinstatement -> {
                Set<String> named = named(reinstatement.scopeIds());
                requireStay(stays.canBeReinstated(reinstatement.stay(), named));
                yield effectsAfter(new Step.Reinstated(at, reinstatement.stay(), named));
            }
            case VacateOrder vacatur -> {
                requireOpen();
                yield effectsAfter(new Step.Vacated(at));
            }
            case AmendOrder amendment -> {
                requireOpen();
                yield effectsAfter(new Step.Imposed(at, obeyed(terms(), amendment.scopes())));
            }
        };
    }

    /** The scopes that were asked for, or all; refuses one that the order does not have. */
    List<String> known(List<String> asked) {
        return asked.isEmpty() ? List.copyOf(scopeIds) : List.copyOf(named(asked));
    }

    private Set<String> named(List<String> asked) {
        for (String scopeId : asked) {
            if (!scopeIds.contains(scopeId)) {
                throw new AvailabilityRejection.UnknownScope(scopeId);
            }
        }
        return new TreeSet<>(asked);
    }

    /** Nothing that is Amana's is ordered in vain. What stands in orders from before that stays there. */
    private static List<Scope> obeyed(Terms terms, List<Scope> scopes) {
        boolean all = terms.deviceClass() == null;
        scopes.stream().filter(scope -> !scope.obeyed(all)).findFirst().ifPresent(scope -> {
            throw new AvailabilityRejection.UnobeyedScope(scope);
        });
        return scopes;
    }

    /** What it makes unavailable as it was last ruled. */
    Standing standing() {
        List<Effect> effects = effects();
        return new Standing(
                effects.stream()
                        .map(Effect::scope)
                        .filter(scope -> scopeIds.contains(scope.scopeId()))
                        .toList(),
                effects.stream().map(effect -> effect.scope().scopeId()).collect(Collectors.toUnmodifiableSet()));
    }

    void requireOpen() {
        if (vacated) {
            throw new AvailabilityRejection.AlreadyVacated();
        }
        if (revision >= MOST_RULINGS) {
            throw new AvailabilityRejection.TooManyRulings(MOST_RULINGS);
        }
    }

    private void requireStay(boolean isThere) {
        requireOpen();
        if (!isThere) {
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
                Set<String> named = Set.copyOf(stayed.scopeIds());
                steps.add(new Step.Stayed(stayed.ruling().effectiveAt(), revision, named));
                stays.grant(revision, named);
            }
            case StayAppealed appealed -> {}
            case StayLifted lifted -> {
                Set<String> named = orAll(lifted.scopeIds());
                steps.add(new Step.Lifted(lifted.ruling().effectiveAt(), lifted.stay(), named));
                stays.lift(lifted.stay(), named);
            }
            case StayReinstated reinstated -> {
                Set<String> named = orAll(reinstated.scopeIds());
                steps.add(new Step.Reinstated(reinstated.ruling().effectiveAt(), reinstated.stay(), named));
                stays.reinstate(reinstated.stay(), named);
            }
            case AvailabilityVacated vacatur -> {
                steps.add(new Step.Vacated(vacatur.ruling().effectiveAt()));
                vacated = true;
            }
        }
    }

    private static Set<String> orAll(@Nullable List<String> scopeIds) {
        return scopeIds == null ? Set.of() : Set.copyOf(scopeIds);
    }

    private void impose(Ruling ruling, List<Scope> scopes) {
        steps.add(new Step.Imposed(ruling.effectiveAt(), scopes));
        scopeIds.clear();
        scopes.forEach(scope -> scopeIds.add(scope.scopeId()));
    }
}
