package dev.amana.messaging.outbound;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * That a mail may leave, as the gate said a moment ago. Where connecting or the next hop's answers took longer than that
 * counts, the gate is asked again right before the content is sent: a suspension holds within a second, however slow the
 * other side is.
 */
final class Permit {
    private static final long FRESH_NANOS = Duration.ofMillis(200).toNanos();

    private final BooleanSupplier gate;
    private long askedAt = System.nanoTime();

    Permit(BooleanSupplier gate) {
        this.gate = gate;
    }

    /** Whether the content may be sent now. */
    boolean holds() {
        if (System.nanoTime() - askedAt > FRESH_NANOS) {
            askedAt = System.nanoTime();
            return gate.getAsBoolean();
        }
        return true;
    }
}
