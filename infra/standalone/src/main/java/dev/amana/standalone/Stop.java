package dev.amana.standalone;

import dev.amana.backing.Backing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a running installation to stop; after a while, makes it. */
final class Stop {
    private static final Duration CLEAN_LIMIT = Duration.ofSeconds(40);
    private static final Duration RECORDING_LIMIT = Duration.ofMinutes(3);
    private static final Duration FORCED_LIMIT = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 100;

    private Stop() {}

    static int run(Options options) {
        Optional<State> state = State.running(options.data());
        if (state.isEmpty()) {
            System.out.println("Amana is not running on " + options.data());
            return 0;
        }
        @Nullable
        ProcessHandle process = ProcessHandle.of(state.get().processId()).orElse(null);
        if (process != null) {
            process.destroy();
            if (!awaitEnd(options.data(), limit(process))) {
                System.out.println("It takes too long; killing it. Nothing that was promised is lost.");
                process.destroyForcibly();
            }
        }
        if (!awaitEnd(options.data(), FORCED_LIMIT)) {
            System.err.println("Amana did not stop");
            return 1;
        }
        Backing.awaitLeftovers(options.data());
        System.out.println("Amana has stopped");
        return 0;
    }

    /** After everything has stopped, the JVM may still write its ahead-of-time cache: once after each build. */
    private static Duration limit(ProcessHandle process) {
        boolean recording = Stream.of(process.info().arguments().orElse(new String[0]))
                .anyMatch(argument -> argument.startsWith("-XX:AOTCacheOutput="));
        if (recording) {
            System.out.println("Stopping, and recording a cache that makes the next start faster ...");
        }
        return recording ? RECORDING_LIMIT : CLEAN_LIMIT;
    }

    /** The lock tells more than the process table: it is free only when the process is really gone. */
    private static boolean awaitEnd(Path data, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (State.running(data).isPresent()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
