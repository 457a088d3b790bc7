package dev.amana.moderation.availability;

import java.time.Instant;
import java.util.List;

/** A scope, and when it is in force: in the past as it was, in the future as it will be if nothing else is ruled. */
public record Effect(Scope scope, List<Interval> inForce) {
    public Effect {
        inForce = List.copyOf(inForce);
    }

    public boolean at(Instant instant) {
        return inForce.stream().anyMatch(interval -> interval.contains(instant));
    }
}
