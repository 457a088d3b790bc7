package dev.amana.payments.paycode;

import java.time.Instant;

/** Where a pay code is in its life. */
sealed interface PayCodeState {
    record Unissued() implements PayCodeState {}

    record Open(String orderId, Amount amount, Instant expiresAt) implements PayCodeState {}

    record Paid(String transferId, Amount amount) implements PayCodeState {}

    record Expired() implements PayCodeState {}
}
