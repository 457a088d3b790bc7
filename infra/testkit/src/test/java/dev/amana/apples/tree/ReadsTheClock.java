package dev.amana.apples.tree;

import java.time.Instant;
import java.util.UUID;

/** Counter-example: beside an aggregate, a clock and a lot. */
public final class ReadsTheClock {
    private ReadsTheClock() {}

    static String stamp() {
        return UUID.randomUUID() + " at " + Instant.now();
    }
}
