package dev.amana.payments.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.payments.PaymentsTest;
import dev.amana.payments.ledger.Ledger;
import dev.amana.payments.ledger.Transfer;
import dev.amana.payments.ledger.Transfer.Account;
import dev.amana.payments.paycode.Amount;
import dev.amana.payments.paycode.PayCodeCommand.IssuePayCode;
import dev.amana.payments.paycode.PayCodeCommand.PayInCash;
import dev.amana.payments.paycode.PayCodeNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WhenPayCodePaidThenPostTest extends PaymentsTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private CommandGateway commands;

    /** As where we stopped between the event and the post: nobody but this process posts here. */
    @Test
    void ledgerFollowsTheEventByItself() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        Amount amount = new Amount(700, "CHF");
        Account till = Account.cashAt("stopped", "CHF");
        commands.sendAndWait(new IssuePayCode(
                "stopped-1", "o", "buyer", PayCodeNumber.random(new Random(3)), amount, now, now.plusSeconds(60)));
        ledger.reserve(Transfer.cashPayment("stopped-transfer", "stopped-1", "stopped", 700, "CHF"));
        assertThat(ledger.debitBalanceMinor(till)).isZero();

        commands.sendAndWait(new PayInCash("stopped-1", "stopped-transfer", amount, "stopped", "b1", now));

        await().atMost(Duration.ofSeconds(20)).until(() -> ledger.debitBalanceMinor(till) == 700);
    }
}
