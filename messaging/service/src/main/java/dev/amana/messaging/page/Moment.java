package dev.amana.messaging.page;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What was done stands in a projection a moment later. A page that shows it waits for that, but not for long. */
public final class Moment {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

    private Moment() {}

    public static void await(BooleanSupplier isThere) {
        try {
            for (long looks = LONGEST_WAIT.dividedBy(BETWEEN_LOOKS); looks > 0 && !isThere.getAsBoolean(); looks--) {
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
