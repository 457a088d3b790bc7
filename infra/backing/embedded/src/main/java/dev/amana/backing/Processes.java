package dev.amana.backing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Processes that are not our children. Where nobody collects orphans (a container whose first process does not), a dead
 * one stays in the process table for ever, so being listed there is not being alive.
 */
final class Processes {
    private static final long PAUSE_MILLIS = 50;

    private Processes() {}

    /** A dead process that nobody has collected has no executable any more. */
    static boolean running(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    /** @return whether it ended within the limit */
    static boolean awaitEnd(ProcessHandle handle, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (running(handle)) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(PAUSE_MILLIS);
        }
        return true;
    }

    static void awaitEndOrKill(ProcessHandle handle, Duration limit) {
        if (!awaitEnd(handle, limit)) {
            handle.destroyForcibly();
            awaitEnd(handle, limit);
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("Interrupted while waiting", e);
        }
    }
}
