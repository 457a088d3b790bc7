package dev.amana.payments.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.payments.contract.PaymentsEvent;
import dev.amana.payments.paycode.Amount;
import dev.amana.payments.paycode.PayCodeEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaymentsPublicationTest {
    private static final Instant THEN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Amount AMOUNT = new Amount(4999, "EUR");

    private final PaymentsPublication publication = new PaymentsPublication();

    @Test
    void numberOfACodeStaysInside() {
        var issued = new PayCodeEvent.PayCodeIssued("p1", "o1", "buyer", "1234567890123409", AMOUNT, THEN, THEN);
        assertThat(publication.translate(issued))
                .isEqualTo(new PaymentsEvent.PayCodeIssued("p1", "o1", "buyer", 4999, "EUR", THEN, THEN));
    }

    @Test
    void paymentAndEndAreMadeKnown() {
        assertThat(publication.translate(new PayCodeEvent.PayCodePaid("p1", "o1", "t1", AMOUNT, "store", "b7", THEN)))
                .isEqualTo(new PaymentsEvent.PayCodePaid("p1", "o1", 4999, "EUR", "store", "b7", THEN));
        assertThat(publication.translate(new PayCodeEvent.PayCodeExpired("p1", "o1", THEN)))
                .isEqualTo(new PaymentsEvent.PayCodeExpired("p1", "o1", THEN));
    }
}
