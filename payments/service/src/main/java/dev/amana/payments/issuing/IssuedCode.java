package dev.amana.payments.issuing;

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

    boolean isPayable(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }
}
