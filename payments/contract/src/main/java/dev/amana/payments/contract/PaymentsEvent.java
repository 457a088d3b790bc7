package dev.amana.payments.contract;

import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import java.time.Instant;

/** A fact of payments. Topic {@link #TOPIC}, key = the pay code. Amounts are in minor units (ISO 4217). */
public sealed interface PaymentsEvent extends PublishedEvent {
    String TOPIC = "amana.payments.events";

    @EventType("amana.payments.pay-code-issued.v1")
    record PayCodeIssued(
            String payCodeId,
            String orderId,
            String payerId,
            long amountMinor,
            String currency,
            Instant issuedAt,
            Instant expiresAt)
            implements PaymentsEvent {}

    /** @param partner the partner whose branch took the cash */
    @EventType("amana.payments.pay-code-paid.v1")
    record PayCodePaid(
            String payCodeId,
            String orderId,
            long amountMinor,
            String currency,
            String partner,
            String branch,
            Instant paidAt)
            implements PaymentsEvent {}

    @EventType("amana.payments.pay-code-expired.v1")
    record PayCodeExpired(String payCodeId, String orderId, Instant expiredAt) implements PaymentsEvent {}
}
