package dev.amana.moderation.availability;

import dev.amana.moderation.availability.Step.Deferred;
import dev.amana.moderation.availability.Step.Imposed;
import dev.amana.moderation.availability.Step.Lifted;
import dev.amana.moderation.availability.Step.Reinstated;
import dev.amana.moderation.availability.Step.Stayed;
import dev.amana.moderation.availability.Step.Vacated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From the rulings on an order to the intervals in which each of its scopes is in force. Pure. */
final class Timeline {
    private final List<Step> steps;

    /** @param steps in the order in which they became known; of two that hold from the same instant the later one counts */
    Timeline(List<Step> steps) {
        this.steps =
                steps.stream().sorted(Comparator.comparing(Step::effectiveAt)).toList();
    }

    List<Effect> effects() {
        NavigableSet<Instant> turns = turns();
        return scopes().values().stream()
                .map(scope -> new Effect(begunAt(scope), intervals(scope.scopeId(), turns)))
                .toList();
    }

    /** Every scope that ever was, as it was last defined. */
    private Map<String, Scope> scopes() {
        Map<String, Scope> scopes = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step instanceof Imposed imposed) {
                imposed.scopes().forEach(scope -> scopes.put(scope.scopeId(), scope));
            }
        }
        return scopes;
    }

    private Scope begunAt(Scope scope) {
        Position last = new Position();
        steps.forEach(last::take);
        Scope current = last.scopes.get(scope.scopeId());
        return current == null ? scope : current;
    }

    /** The instants at which anything can change. */
    private NavigableSet<Instant> turns() {
        NavigableSet<Instant> turns = new TreeSet<>();
        for (Step step : steps) {
            turns.add(step.effectiveAt());
            switch (step) {
                case Imposed imposed -> imposed.scopes().forEach(scope -> turns.add(scope.from()));
                case Deferred deferred -> turns.add(deferred.from());
                case Stayed stayed -> {}
                case Lifted lifted -> {}
                case Reinstated reinstated -> {}
                case Vacated vacated -> {}
            }
        }
        return turns;
    }

    private List<Interval> intervals(String scopeId, NavigableSet<Instant> turns) {
        List<Interval> intervals = new ArrayList<>();
        Instant since = null;
        for (Instant turn : turns) {
            boolean inForce = at(turn).inForce(scopeId, turn);
            if (inForce && since == null) {
                since = turn;
            } else if (!inForce && since != null) {
                intervals.add(new Interval(since, turn));
                since = null;
            }
        }
        if (since != null) {
            intervals.add(new Interval(since, null));
        }
        return intervals;
    }

    private Position at(Instant instant) {
        Position position = new Position();
        steps.stream().filter(step -> !step.effectiveAt().isAfter(instant)).forEach(position::take);
        return position;
    }

    /** Where the rulings up to some instant have led. */
    private static final class Position {
        private final Map<String, Scope> scopes = new LinkedHashMap<>();
        private final Stays stays = new Stays();
        private boolean vacated;

        private void take(Step step) {
            switch (step) {
                case Imposed imposed -> {
                    scopes.clear();
                    imposed.scopes().forEach(scope -> scopes.put(scope.scopeId(), scope));
                }
                case Deferred deferred ->
                    deferred.scopeIds()
                            .forEach(id -> scopes.computeIfPresent(id, (any, scope) -> from(scope, deferred.from())));
                case Stayed stayed -> stays.grant(stayed.stay(), stayed.scopeIds());
                case Lifted lifted -> stays.lift(lifted.stay(), lifted.scopeIds());
                case Reinstated reinstated -> stays.reinstate(reinstated.stay(), reinstated.scopeIds());
                case Vacated vacatur -> vacated = true;
            }
        }

        private boolean inForce(String scopeId, Instant instant) {
            @Nullable Scope scope = scopes.get(scopeId);
            return scope != null && !vacated && !stays.cover(scopeId) && !instant.isBefore(scope.from());
        }

        private static Scope from(Scope scope, Instant from) {
            return new Scope(scope.scopeId(), scope.area(), scope.subject(), scope.cohort(), from, scope.fallback());
        }
    }
}
