package dev.amana.moderation.availability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param until exclusive; null while no end is known */
public record Interval(Instant from, @Nullable Instant until) {
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }
}
