package dev.amana.standalone;

import java.util.Locale;

/** Lines for the person at the terminal, with the seconds since the start. */
final class Progress {
    private final long begin = System.nanoTime();

    void line(String text) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "%5.1f s  %s%n", seconds, text);
    }
}
