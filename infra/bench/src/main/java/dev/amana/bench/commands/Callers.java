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

    /**
     * What came of it.
     *
     * @param perSecond repetitions per second over all callers
     * @param cpuMicros processor time of one repetition, databases included
     */
    record Result(double perSecond, double cpuMicros) {}

    /** Lets all callers repeat their work for this long. */
    Result run(Opening opening, Duration time) throws Exception {
        List<Work> works = new ArrayList<>();
        for (int caller = 0; caller < count; caller++) {
            works.add(opening.open(caller));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long cpu = CpuTime.nanos();
            long begin = System.nanoTime();
            List<Future<Long>> running = works.stream()
                    .map(work -> threads.submit(() -> repeat(work, begin + time.toNanos())))
                    .toList();
            long done = 0;
            for (Future<Long> one : running) {
                done += one.get();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Result(done / seconds, (CpuTime.nanos() - cpu) / 1e3 / done);
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
