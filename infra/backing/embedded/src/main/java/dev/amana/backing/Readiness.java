package dev.amana.backing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a started service, as long as a busy two-core machine may need. */
public final class Readiness {
    /** How long anything may take to start. */
    public static final Duration LIMIT = Duration.ofMinutes(4);

    private static final long PAUSE_MILLIS = 50;

    private Readiness() {}

    /** @throws StartupFailure when it ends or takes too long; then it is stopped */
    public static void await(String name, Child child, BooleanSupplier ready) {
        try {
            awaitOrFail(name, child, ready);
        } catch (StartupFailure e) {
            child.close();
            throw e;
        }
    }

    private static void awaitOrFail(String name, Child child, BooleanSupplier ready) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (child.alive() && !ready.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new StartupFailure(
                        "%s was not ready within %d s. See %s".formatted(name, LIMIT.toSeconds(), child.log()));
            }
            Processes.pause(PAUSE_MILLIS);
        }
    }
}
