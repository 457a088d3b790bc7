package dev.amana.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;

/**
 * How much of the processors' time the host of a virtual machine gave to others while a benchmark ran, as Linux counts it
 * ({@code steal} in {@code proc(5)}); nothing elsewhere. With much of it, figures tell of the host.
 */
public final class StolenTime implements AutoCloseable {
    private static final Path STAT = Path.of("/proc/stat");
    private static final int STEAL = 8;
    /** What follows is counted in the user's time already. */
    private static final int FIELDS = 9;

    private static final double MUCH = 0.2;
    private static final double LITTLE = 0.05;
    private static final long SECOND = 1_000;
    /** What waited while the host was away is worked off after it. */
    private static final Duration AFTERMATH = Duration.ofSeconds(2);

    private final Timer timer = new Timer("stolen-time", true);
    private final Ticks began = Ticks.now();
    /** By the end of each second. */
    private final NavigableMap<Instant, Double> shares = new TreeMap<>();

    private Ticks last = began;
    private int seconds;
    private int withMuch;

    public StolenTime() {
        TimerTask looking = new TimerTask() {
            @Override
            public void run() {
                look();
            }
        };
        timer.schedule(looking, SECOND, SECOND);
    }

    private record Ticks(long stolen, long all) {
        static Ticks now() {
            try {
                return of(Files.readString(STAT).lines().findFirst().orElse(""));
            } catch (IOException notLinux) {
                return of("");
            }
        }

        /** @param line such as {@code cpu 13 0 5 290 1 0 0 7 0 0} */
        static Ticks of(String line) {
            String[] fields = line.split(" +", -1);
            if (fields.length < FIELDS) {
                return new Ticks(0, 0);
            }
            long all = 0;
            for (int i = 1; i < FIELDS; i++) {
                all += Long.parseLong(fields[i]);
            }
            return new Ticks(Long.parseLong(fields[STEAL]), all);
        }

        double shareSince(Ticks before) {
            return (double) (stolen - before.stolen) / Math.max(1, all - before.all);
        }
    }

    private synchronized void look() {
        Ticks now = Ticks.now();
        double share = now.shareSince(last);
        seconds++;
        withMuch += share > MUCH ? 1 : 0;
        shares.put(Instant.now(), share);
        last = now;
    }

    /** Whether the host took at most a twentieth in each second between, and in those shortly before. */
    public synchronized boolean wasQuiet(Instant from, Instant to) {
        return shares.subMap(from.minus(AFTERMATH), true, to.plusMillis(SECOND), true).values().stream()
                .allMatch(share -> share <= LITTLE);
    }

    /** A line for a person. */
    synchronized String told() {
        return String.format(
                Locale.ROOT,
                "The host of this machine took %.1f %% of its processors' time, and more than a fifth in %d of %d seconds",
                100 * Ticks.now().shareSince(began),
                withMuch,
                seconds);
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
