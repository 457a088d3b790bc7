package dev.amana.moderation.external;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Leaves alone for a while what has failed several times in a row; then one call finds out whether it is well again. */
final class CircuitBreaker {
    private final int failuresAtMost;
    private final Duration rest;
    private final Clock clock;
    private int failures;
    private @Nullable Instant restsUntil;

    CircuitBreaker(int failuresAtMost, Duration rest, Clock clock) {
        this.failuresAtMost = failuresAtMost;
        this.rest = rest;
        this.clock = clock;
    }

    /** Whether it may be called. Who is let through at the end of a rest is the only one for as long again. */
    synchronized boolean admits() {
        Instant now = clock.instant();
        if (restsUntil == null) {
            return true;
        }
        if (now.isBefore(restsUntil)) {
            return false;
        }
        restsUntil = now.plus(rest);
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        restsUntil = null;
    }

    synchronized void failed() {
        if (++failures >= failuresAtMost) {
            restsUntil = clock.instant().plus(rest);
        }
    }
}
