package dev.amana.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;

/**
 * How much of the processors' time the host of a virtual machine gave to others while a benchmark ran, as Linux counts it
 * ({@code steal} in {@code proc(5)}); nothing elsewhere. With much of it, figures tell of the host.
 */
final class StolenTime implements AutoCloseable {
    private static final Path STAT = Path.of("/proc/stat");
    private static final int STEAL = 8;
    /** What follows is counted in the user's time already. */
    private static final int FIELDS = 9;

    private static final double MUCH = 0.2;
    private static final long SECOND = 1_000;

    private final Timer timer = new Timer("stolen-time", true);
    private final Ticks began = Ticks.now();
    private Ticks last = began;
    private int seconds;
    private int withMuch;

    StolenTime() {
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
        seconds++;
        withMuch += now.shareSince(last) > MUCH ? 1 : 0;
        last = now;
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
