package dev.amana.moderation.availability;

import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityAmended;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityDeferred;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityOrdered;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityStayed;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityVacated;
import dev.amana.moderation.availability.AvailabilityEvent.StayAppealed;
import dev.amana.moderation.availability.AvailabilityEvent.StayLifted;
import dev.amana.moderation.availability.AvailabilityEvent.StayReinstated;
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

    List<Effect> effects() {
        return new Timeline(steps).effects();
    }

    List<Effect> effectsAfter(Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new Timeline(all).effects();
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
