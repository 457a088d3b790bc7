package dev.amana.payments.paycode;

import dev.amana.payments.paycode.PayCodeEvent.PayCodeExpired;
import dev.amana.payments.paycode.PayCodeEvent.PayCodeIssued;
import dev.amana.payments.paycode.PayCodeEvent.PayCodePaid;
import dev.amana.testkit.GoldenFiles;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredFormTest {
    private static final Instant THEN = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final Amount AMOUNT = new Amount(4999, "EUR");

    @Test
    void storedEventsKeepTheirForm() {
        GoldenFiles.check(
                new PayCodeEvents().paymentsEvents(),
                List.of(
                        new PayCodeIssued("p1", "o1", "buyer", "1234567890123409", AMOUNT, THEN, THEN.plusSeconds(60)),
                        new PayCodePaid("p1", "o1", "t1", AMOUNT, "store", "b7", THEN),
                        new PayCodeExpired("p1", "o1", THEN)));
    }
}
