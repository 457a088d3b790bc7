package dev.amana.platform.eventstore;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Lets a busy door go first: while many clients wait there for their answer and the machine has no processor time left,
 * event processors begin with nothing new, which can wait. They never wait for longer than {@link #LONGEST}, and then have
 * as long for themselves, so that what is taken in is also carried on.
 */
public final class RightOfWay {
    static final Duration LONGEST = Duration.ofSeconds(5);

    /** With fewer, both get along. */
    static final int CROWD = 6;

    /** Part of the machine's processor time; with less in use, both get along. */
    static final double SCARCE = 0.85;

    static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final Duration CALM = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final DoubleSupplier load;
    private volatile Look last;
    private volatile IntSupplier waiting = () -> 0;

    RightOfWay() {
        this(System::nanoTime, RightOfWay::machineLoad);
    }

    RightOfWay(LongSupplier nanoTime, DoubleSupplier load) {
        this.nanoTime = nanoTime;
        this.load = load;
        long before = nanoTime.getAsLong() - 2 * CALM.toNanos();
        last = new Look(before, false, false, before, before);
    }

    /**
     * What is seen at the door.
     *
     * @param crowdedAt when it was crowded last
     * @param since when it became so, not counting short breaks
     */
    private record Look(long at, boolean crowded, boolean crowdedBefore, long crowdedAt, long since) {
        /** One look between two mails says nothing. */
        boolean busy() {
            return crowded || crowdedBefore;
        }

        Look next(long now, boolean crowdedNow) {
            if (!crowdedNow) {
                return new Look(now, false, crowded, crowdedAt, since);
            }
            return new Look(now, true, crowded, now, now - crowdedAt > CALM.toNanos() ? now : since);
        }
    }

    /** @param clients that wait at the door now; asked for now and then */
    public void watch(IntSupplier clients) {
        waiting = clients;
    }

    /** Whether processors are to wait. */
    boolean taken() {
        long now = nanoTime.getAsLong();
        Look seen = last;
        if (now - seen.at() >= BETWEEN_LOOKS.toNanos()) {
            seen = seen.next(now, isCrowded());
            last = seen;
        }
        return seen.busy() && (now - seen.since()) % (2 * LONGEST.toNanos()) < LONGEST.toNanos();
    }

    private boolean isCrowded() {
        return waiting.getAsInt() >= CROWD && load.getAsDouble() >= SCARCE;
    }

    /** Since it was asked last. As if there were none left where it cannot be told. */
    private static double machineLoad() {
        double known =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getCpuLoad();
        return known < 0 ? 1 : known;
    }
}
