package dev.amana.payments.paycode;

import dev.amana.payments.paycode.PayCodeCommand.ExpirePayCode;
import dev.amana.payments.paycode.PayCodeCommand.IssuePayCode;
import dev.amana.payments.paycode.PayCodeCommand.PayInCash;
import dev.amana.payments.paycode.PayCodeEvent.PayCodeExpired;
import dev.amana.payments.paycode.PayCodeEvent.PayCodeIssued;
import dev.amana.payments.paycode.PayCodeEvent.PayCodePaid;
import java.time.Instant;
import java.util.Random;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PayCodeTest {
    private static final Instant ISSUED = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant END = Instant.parse("2026-11-24T10:00:00Z");
    private static final Amount AMOUNT = new Amount(4999, "EUR");
    private static final PayCodeNumber NUMBER = PayCodeNumber.random(new Random(1));
    private static final IssuePayCode ISSUE = new IssuePayCode("p1", "o1", "buyer", NUMBER, AMOUNT, ISSUED, END);
    private static final PayCodeIssued WAS_ISSUED =
            new PayCodeIssued("p1", "o1", "buyer", NUMBER.digits(), AMOUNT, ISSUED, END);
    private static final PayCodePaid WAS_PAID = new PayCodePaid("p1", "o1", "t1", AMOUNT, "store", "b7", ISSUED);

    private final AggregateTestFixture<PayCode> fixture = new AggregateTestFixture<>(PayCode.class);

    @Test
    void isIssued() {
        fixture.givenNoPriorActivity().when(ISSUE).expectEvents(WAS_ISSUED);
    }

    @Test
    void repeatedIssueChangesNothing() {
        fixture.given(WAS_ISSUED).when(ISSUE).expectNoEvents();
    }

    @Test
    void exactCashPays() {
        fixture.given(WAS_ISSUED).when(payment("t1", AMOUNT, ISSUED)).expectEvents(WAS_PAID);
    }

    @Test
    void sameReportTwicePaysOnce() {
        fixture.given(WAS_ISSUED, WAS_PAID)
                .when(payment("t1", AMOUNT, ISSUED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void secondPaymentIsRefused() {
        fixture.given(WAS_ISSUED, WAS_PAID)
                .when(payment("t2", AMOUNT, ISSUED))
                .expectException(PayCodeRejection.PayCodeAlreadyPaid.class);
    }

    @Test
    void reportOfAnotherAmountIsNoRepetition() {
        fixture.given(WAS_ISSUED, WAS_PAID)
                .when(payment("t1", new Amount(4998, "EUR"), ISSUED))
                .expectException(PayCodeRejection.PaidOtherAmount.class);
    }

    @Test
    void otherAmountAndOtherCurrencyAreRefused() {
        fixture.given(WAS_ISSUED)
                .when(payment("t1", new Amount(4998, "EUR"), ISSUED))
                .expectException(PayCodeRejection.WrongAmount.class);
        new AggregateTestFixture<>(PayCode.class)
                .given(WAS_ISSUED)
                .when(payment("t1", new Amount(4999, "USD"), ISSUED))
                .expectException(PayCodeRejection.WrongAmount.class);
    }

    @Test
    void momentAtTheTillCounts() {
        fixture.given(WAS_ISSUED).when(payment("t1", AMOUNT, END)).expectSuccessfulHandlerExecution();
        new AggregateTestFixture<>(PayCode.class)
                .given(WAS_ISSUED)
                .when(payment("t1", AMOUNT, END.plusSeconds(1)))
                .expectException(PayCodeRejection.PayCodeTimeOver.class);
    }

    @Test
    void endsWhenItsTimeIsOverAndNotBefore() {
        fixture.given(WAS_ISSUED)
                .when(new ExpirePayCode("p1", END.minusSeconds(1)))
                .expectNoEvents();
        new AggregateTestFixture<>(PayCode.class)
                .given(WAS_ISSUED)
                .when(new ExpirePayCode("p1", END))
                .expectEvents(new PayCodeExpired("p1", "o1", END));
    }

    @Test
    void paidCodeDoesNotExpire() {
        fixture.given(WAS_ISSUED, WAS_PAID).when(new ExpirePayCode("p1", END)).expectNoEvents();
    }

    @Test
    void expiredCodeTakesNoCash() {
        fixture.given(WAS_ISSUED, new PayCodeExpired("p1", "o1", END))
                .when(payment("t1", AMOUNT, ISSUED))
                .expectException(PayCodeRejection.PayCodeTimeOver.class);
    }

    private static PayInCash payment(String transferId, Amount amount, Instant paidAt) {
        return new PayInCash("p1", transferId, amount, "store", "b7", paidAt);
    }
}
