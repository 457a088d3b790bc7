package dev.amana.messaging.outbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt led to, as it is written to the row.
 *
 * @param status RFC 3463
 * @param nextAttemptAt when {@code next} is QUEUED
 */
record Outcome(
        Ticket ticket,
        Next next,
        int attempts,
        String status,
        Instant at,
        @Nullable Instant nextAttemptAt) {
    enum Next {
        QUEUED("queued"),
        SENT("sent"),
        FAILED("failed");

        private final String state;

        Next(String state) {
            this.state = state;
        }

        String state() {
            return state;
        }
    }

    boolean postponed() {
        return next == Next.QUEUED && status.equals(EnhancedStatus.WITHHELD);
    }

    Delivery delivery() {
        return ticket.delivery(attempts, at);
    }
}
