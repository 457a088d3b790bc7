package dev.amana.bench.screening;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long each message took.
 *
 * @param perSecond messages in a second, by one thread
 */
record Figures(String label, double perSecond, double p50, double p99, double worst, int matches) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Goes over the messages until the time is up, once for warming up and once to measure. */
    static Figures of(Engine engine, List<String> messages, int seconds) {
        rounds(engine, messages, seconds);
        return rounds(engine, messages, seconds);
    }

    private static Figures rounds(Engine engine, List<String> messages, int seconds) {
        long[] nanos = new long[1 << 16];
        int count = 0;
        int matches = 0;
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            long before = System.nanoTime();
            matches += engine.matches(messages.get(count % messages.size()));
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, nanos.length * 2);
            }
            nanos[count++] = System.nanoTime() - before;
        }
        double took = (System.nanoTime() - start) / 1e9;
        return of(engine.label(), Arrays.copyOf(nanos, count), count / took, matches);
    }

    static Figures of(String label, long[] nanos, double perSecond, int matches) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Figures(label, perSecond, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), matches);
    }

    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / NANOS_PER_MILLI;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-24s %,10.0f msg/s   p50 %9.3f ms   p99 %9.3f ms   worst %9.3f ms",
                label,
                perSecond,
                p50,
                p99,
                worst);
    }
}
