package dev.amana.payments.publishing;

import dev.amana.payments.contract.PaymentsEvent;
import dev.amana.payments.paycode.PayCodeEvent;
import dev.amana.payments.paycode.PayCodeEvent.PayCodeExpired;
import dev.amana.payments.paycode.PayCodeEvent.PayCodeIssued;
import dev.amana.payments.paycode.PayCodeEvent.PayCodePaid;
import dev.amana.platform.publication.Publication;
import dev.amana.published.PublishedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A code's number stays inside: whoever knows it can pay with it. */
@Component
class PaymentsPublication implements Publication {
    @Override
    public String topic() {
        return PaymentsEvent.TOPIC;
    }

    @Override
    public @Nullable PublishedEvent translate(Object domainEvent) {
        return domainEvent instanceof PayCodeEvent event ? translate(event) : null;
    }

    private static PublishedEvent translate(PayCodeEvent event) {
        return switch (event) {
            case PayCodeIssued issued ->
                new PaymentsEvent.PayCodeIssued(
                        issued.payCodeId(),
                        issued.orderId(),
                        issued.payerId(),
                        issued.amount().minor(),
                        issued.amount().currency(),
                        issued.issuedAt(),
                        issued.expiresAt());
            case PayCodePaid paid ->
                new PaymentsEvent.PayCodePaid(
                        paid.payCodeId(),
                        paid.orderId(),
                        paid.amount().minor(),
                        paid.amount().currency(),
                        paid.partner(),
                        paid.branch(),
                        paid.paidAt());
            case PayCodeExpired expired ->
                new PaymentsEvent.PayCodeExpired(expired.payCodeId(), expired.orderId(), expired.expiredAt());
        };
    }
}
