package dev.amana.payments.paycode;

import dev.amana.platform.eventstore.StoredAs;
import java.time.Instant;

/** What became of a pay code. */
public sealed interface PayCodeEvent {
    String payCodeId();

    @StoredAs("payments.pay-code-issued")
    record PayCodeIssued(
            String payCodeId,
            String orderId,
            String payerId,
            String number,
            Amount amount,
            Instant issuedAt,
            Instant expiresAt)
            implements PayCodeEvent {}

    @StoredAs("payments.pay-code-paid")
    record PayCodePaid(
            String payCodeId,
            String orderId,
            String transferId,
            Amount amount,
            String partner,
            String branch,
            Instant paidAt)
            implements PayCodeEvent {}

    @StoredAs("payments.pay-code-expired")
    record PayCodeExpired(String payCodeId, String orderId, Instant expiredAt) implements PayCodeEvent {}
}
