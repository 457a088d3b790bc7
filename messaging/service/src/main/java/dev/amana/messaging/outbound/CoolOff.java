package dev.amana.messaging.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps all couriers of a lane from knocking one by one at a door that was found closed. */
final class CoolOff {
    private final Clock clock;
    private final Duration length;
    private volatile Instant until = Instant.MIN;

    CoolOff(Clock clock, Duration length) {
        this.clock = clock;
        this.length = length;
    }

    boolean active() {
        return clock.instant().isBefore(until);
    }

    void end() {
        until = Instant.MIN;
    }

    void begin() {
        until = clock.instant().plus(length);
    }
}
