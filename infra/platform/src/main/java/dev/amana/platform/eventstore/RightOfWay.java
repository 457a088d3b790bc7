package dev.amana.platform.eventstore;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets a busy door go first: while many wait there for their answer, processors begin with no new events, which can wait.
 * They never wait for longer than {@link #LONGEST}, and then have as long for themselves, so that what is taken in is
 * also carried on.
 */
public final class RightOfWay {
    static final Duration LONGEST = Duration.ofSeconds(5);

    /** With fewer, both get along. */
    static final int CROWD = 4;

    /** Those who have just been answered come back with the next in a moment. */
    private static final long LINGER_NANOS = Duration.ofMillis(20).toNanos();

    private static final long CALM_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile long crowdedAt;
    private volatile long since;
    private volatile Runnable whenFree = () -> {};

    public RightOfWay() {
        this(System::nanoTime);
    }

    RightOfWay(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        crowdedAt = nanoTime.getAsLong() - 2 * CALM_NANOS;
        since = crowdedAt;
    }

    /** Does what somebody waits for at the door. */
    public <T> T first(Supplier<T> work) {
        if (inside.incrementAndGet() >= CROWD) {
            crowded(nanoTime.getAsLong());
        }
        try {
            return work.get();
        } finally {
            if (inside.decrementAndGet() == 0) {
                whenFree.run();
            }
        }
    }

    private void crowded(long now) {
        if (now - crowdedAt > CALM_NANOS) {
            since = now;
        }
        crowdedAt = now;
    }

    /** Whether processors are to wait. */
    boolean taken() {
        long now = nanoTime.getAsLong();
        boolean busy = inside.get() >= CROWD || now - crowdedAt < LINGER_NANOS;
        return busy && (now - since) % (2 * LONGEST.toNanos()) < LONGEST.toNanos();
    }

    void whenFree(Runnable action) {
        whenFree = action;
    }
}
