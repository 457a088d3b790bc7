package dev.amana.payments.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimClosed;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimOutcome;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Money;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.payments.PaymentsTest;
import dev.amana.payments.ledger.Ledger;
import dev.amana.payments.ledger.Transfer;
import dev.amana.payments.ledger.Transfer.Account;
import dev.amana.payments.paycode.Amount;
import dev.amana.payments.paycode.PayCodeCommand.IssuePayCode;
import dev.amana.payments.paycode.PayCodeCommand.PayInCash;
import dev.amana.payments.paycode.PayCodeNumber;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What claims grant is paid back, as messaging tells it on Kafka. Each test has a currency of its own. */
class RefundsTest extends PaymentsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Autowired
    private Ledger ledger;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient jdbc;

    private void paid(String orderId, long minor, String currency) {
        paid(orderId, 1, minor, currency);
    }

    private void paid(String orderId, int attempt, long minor, String currency) {
        String code = "code-" + orderId + "-" + attempt;
        PayCodeNumber number = PayCodeNumber.random(new Random(code.hashCode()));
        jdbc.sql("""
                        insert into pay_code (pay_code_id, order_id, attempt, number, payer_id, amount_minor, currency,
                            issued_at, expires_at) values (?, ?, ?, ?, 'buyer', ?, ?, ?, ?)""")
                .params(
                        code,
                        orderId,
                        attempt,
                        number.digits(),
                        minor,
                        currency,
                        Timestamp.from(NOON),
                        Timestamp.from(NOON.plusSeconds(60)))
                .update();
        Amount amount = new Amount(minor, currency);
        commands.sendAndWait(new IssuePayCode(code, orderId, "buyer", number, amount, NOON, NOON.plusSeconds(60)));
        ledger.reserve(Transfer.cashPayment("paid-" + code, code, "store", minor, currency));
        commands.sendAndWait(new PayInCash(code, "paid-" + code, amount, "store", "b1", NOON));
        await().atMost(SOON).until(() -> ledger.debitBalanceMinor(Account.cashAt("store", currency)) >= minor);
    }

    private void closed(String claimId, String orderId, ClaimOutcome outcome, @Nullable Money amount, long sequence) {
        tell(
                MessagingEvent.TOPIC,
                claimId,
                sequence,
                new ClaimClosed(claimId, "conversation", orderId, outcome, amount, NOON, NOON));
    }

    private long back(String currency) {
        return -ledger.debitBalanceMinor(Account.owedToBuyers(currency));
    }

    @Test
    void claimIsPaidBackOnceAndNeverMoreThanWasPaid() {
        paid("refund-1", 5_000, "NOK");
        closed("claim-1", "refund-1", ClaimOutcome.PARTIALLY_GRANTED, new Money(2_000, "NOK"), 0);
        await().atMost(SOON).until(() -> back("NOK") == 2_000);
        closed("claim-1", "refund-1", ClaimOutcome.PARTIALLY_GRANTED, new Money(2_000, "NOK"), 1);
        closed("claim-2", "refund-1", ClaimOutcome.GRANTED, new Money(9_000, "NOK"), 0);
        await().atMost(SOON).until(() -> back("NOK") == 5_000);
        closed("claim-3", "refund-1", ClaimOutcome.GRANTED, new Money(100, "NOK"), 0);
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from refund where order_id = 'refund-1'")
                                .query(Long.class)
                                .single()
                        == 3);
        assertThat(back("NOK")).isEqualTo(5_000);
        assertThat(ledger.debitBalanceMinor(Account.owedToMarketplace("NOK"))).isZero();
    }

    @Test
    void whatIsReportedAsPaidAfterTheClaimIsPaidBackThen() {
        closed("claim-4", "refund-2", ClaimOutcome.GRANTED, new Money(3_000, "DKK"), 0);
        closed("claim-5", "refund-2", ClaimOutcome.DENIED, null, 0);
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from refund where claim_id = 'claim-4'")
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(back("DKK")).isZero();
        paid("refund-2", 2_500, "DKK");
        await().atMost(SOON).until(() -> back("DKK") == 2_500);
        assertThat(jdbc.sql("select count(*) from refund where claim_id = 'claim-5'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasPaidWithTwoCodesIsPaidBackFromBoth() {
        paid("refund-3", 1, 2_000, "SEK");
        paid("refund-3", 2, 2_500, "SEK");
        closed("claim-6", "refund-3", ClaimOutcome.GRANTED, new Money(4_000, "SEK"), 0);
        await().atMost(SOON).until(() -> back("SEK") == 4_000);
        closed("claim-6", "refund-3", ClaimOutcome.GRANTED, new Money(4_000, "SEK"), 1);
        closed("claim-7", "refund-3", ClaimOutcome.GRANTED, new Money(1_000, "SEK"), 0);
        await().atMost(SOON).until(() -> back("SEK") == 4_500);
        paid("refund-3", 3, 2_000, "SEK");
        await().atMost(SOON).until(() -> back("SEK") == 5_000);
        assertThat(jdbc.sql(
                                "select claim_id || ' ' || refunded_minor from refund where order_id = 'refund-3' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("claim-6 4000", "claim-7 1000");
    }
}
