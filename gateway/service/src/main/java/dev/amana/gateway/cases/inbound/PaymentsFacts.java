package dev.amana.gateway.cases.inbound;

import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseId;
import dev.amana.gateway.cases.EntryData;
import dev.amana.payments.contract.PaymentsEvent;
import dev.amana.payments.contract.PaymentsEvent.PayCodeExpired;
import dev.amana.payments.contract.PaymentsEvent.PayCodeIssued;
import dev.amana.payments.contract.PaymentsEvent.PayCodePaid;
import dev.amana.platform.consumption.Received;
import java.time.Instant;
import java.util.Map;

/** What payments' events say about cases. */
final class PaymentsFacts {
    private PaymentsFacts() {}

    static CaseFact of(Received<PaymentsEvent> received) {
        return switch (received.event()) {
            case PayCodeIssued e ->
                fact(
                                received,
                                e.orderId(),
                                e.issuedAt(),
                                e.payCodeId(),
                                Values.of("amountMinor", e.amountMinor())
                                        .and("currency", e.currency())
                                        .and("payerId", e.payerId())
                                        .and("expiresAt", e.expiresAt()))
                        .with(Map.of(e.payerId(), "payer"))
                        .in(slot(e.payCodeId(), "issued"));
            case PayCodePaid e ->
                fact(
                                received,
                                e.orderId(),
                                e.paidAt(),
                                e.payCodeId(),
                                Values.of("amountMinor", e.amountMinor())
                                        .and("currency", e.currency())
                                        .and("partner", e.partner())
                                        .and("branch", e.branch()))
                        .in(slot(e.payCodeId(), "paid"));
            case PayCodeExpired e ->
                fact(received, e.orderId(), e.expiredAt(), e.payCodeId(), new Values())
                        .in(slot(e.payCodeId(), "expired"));
        };
    }

    private static CaseFact fact(
            Received<PaymentsEvent> received, String orderId, Instant at, String payCodeId, Values values) {
        return CaseFact.of(received, CaseId.ofOrder(orderId), orderId, at, payCodeId, EntryData.of(values.map()));
    }

    private static String slot(String payCodeId, String what) {
        return "pay-code." + payCodeId + "." + what;
    }
}
