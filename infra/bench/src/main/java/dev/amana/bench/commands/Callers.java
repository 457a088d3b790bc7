package dev.amana.bench.commands;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many callers, each doing one thing after the other for a while. */
record Callers(int count) {
    /** One caller's work, prepared on its own thread. */
    interface Work extends AutoCloseable {
        void once() throws Exception;

        @Override
        default void close() throws SQLException {}
    }

    /** Opens the work of one caller. */
    interface Opening {
        Work open(int caller) throws Exception;
    }

    /** Repetitions per second over all callers. */
    double rate(Opening opening, Duration time) throws Exception {
        List<Work> works = new ArrayList<>();
        for (int caller = 0; caller < count; caller++) {
            works.add(opening.open(caller));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            List<Future<Long>> running = works.stream()
                    .map(work -> threads.submit(() -> repeat(work, begin + time.toNanos())))
                    .toList();
            long done = 0;
            for (Future<Long> one : running) {
                done += one.get();
            }
            return done * 1e9 / (System.nanoTime() - begin);
        } finally {
            for (Work work : works) {
                work.close();
            }
        }
    }

    private static long repeat(Work work, long until) throws Exception {
        long done = 0;
        while (System.nanoTime() < until) {
            work.once();
            done++;
        }
        return done;
    }
}
