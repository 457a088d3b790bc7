package dev.amana.payments.issuing;

import java.time.Duration;
import java.time.Instant;

/** A pay code as it stands in its table. */
public record IssuedCode(
        String payCodeId,
        String orderId,
        int attempt,
        String number,
        String payerId,
        long amountMinor,
        String currency,
        Instant issuedAt,
        Instant expiresAt,
        State state) {

    /** As the code's events left it. */
    public enum State {
        OPEN,
        PAID,
        EXPIRED
    }

    /** Its time is over, and yet a payment that was made in time may still be reported. */
    boolean mayStillBeReported(Instant now, Duration grace) {
        return now.isBefore(expiresAt.plus(grace));
    }

    boolean isPayable(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }
}
