package dev.amana.payments.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IssuedCodeTest {
    private static final Instant END = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final IssuedCode CODE =
            new IssuedCode("p1", "o1", 1, "1", "buyer", 100, "EUR", END.minusSeconds(60), END, IssuedCode.State.OPEN);

    @Test
    void afterItsEndAReportMayStillComeAndNoPaymentMay() {
        assertThat(CODE.isPayable(END)).isFalse();
        assertThat(CODE.mayStillBeReported(END, GRACE)).isTrue();
        assertThat(CODE.mayStillBeReported(END.plus(GRACE), GRACE)).isFalse();
    }
}
