package dev.amana.payments.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.payments.PaymentsTest;
import dev.amana.payments.ledger.Transfer.Account;
import dev.amana.payments.ledger.Transfer.Posting;
import dev.amana.payments.ledger.Transfer.Side;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerTest extends PaymentsTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void databaseRefusesATransferThatDoesNotBalance() {
        Account till = Account.cashAt("test", "EUR");
        Account owed = Account.owedToMarketplace("EUR");
        var lopsided = new Transfer(
                "ledger-lopsided",
                "p",
                List.of(new Posting(till, Side.DEBIT, 100), new Posting(owed, Side.CREDIT, 99)));
        assertThatThrownBy(() -> ledger.reserve(lopsided)).hasMessageContaining("does not balance");
        assertThatThrownBy(() -> ledger.reserve(new Transfer("ledger-empty", "p", List.of())))
                .hasMessageContaining("does not balance");
        var mixed = new Transfer(
                "ledger-mixed",
                "p",
                List.of(
                        new Posting(till, Side.DEBIT, 100),
                        new Posting(Account.owedToMarketplace("USD"), Side.CREDIT, 100)));
        assertThatThrownBy(() -> ledger.reserve(mixed)).hasMessageContaining("does not balance");
    }

    @Test
    void postingsAreForGood() {
        ledger.reserve(Transfer.cashPayment("ledger-fixed", "p", "test", 5, "EUR"));
        ledger.post("ledger-fixed");
        assertThatThrownBy(() -> jdbc.sql("update posting set amount_minor = 6").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from transfer").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("update transfer set state = 'VOIDED' where transfer_id = 'ledger-fixed'")
                        .update())
                .hasMessageContaining("stays as it is");
    }

    /** Whatever happens in whatever order, and however often, the books balance and count what was posted. */
    @Test
    void booksBalanceAfterAnyHistory() {
        Random seeded = new Random(7);
        long[] amounts = new long[20];
        boolean[] posted = new boolean[amounts.length];
        boolean[] reserved = new boolean[amounts.length];
        for (int step = 0; step < 300; step++) {
            int i = seeded.nextInt(amounts.length);
            String id = "ledger-step-" + i;
            switch (seeded.nextInt(3)) {
                case 0 -> {
                    amounts[i] = amounts[i] == 0 ? 1 + seeded.nextInt(10_000) : amounts[i];
                    ledger.reserve(Transfer.cashPayment(id, "p", "random", amounts[i], "JPY"));
                    reserved[i] = true;
                }
                case 1 -> {
                    ledger.post(id);
                    posted[i] |= reserved[i];
                }
                default -> {
                    ledger.cancel(id);
                    reserved[i] &= posted[i];
                }
            }
        }
        long expected = 0;
        for (int i = 0; i < amounts.length; i++) {
            expected += posted[i] ? amounts[i] : 0;
        }
        assertThat(ledger.debitBalanceMinor(Account.cashAt("random", "JPY"))).isEqualTo(expected);
        assertThat(ledger.debitBalanceMinor(Account.owedToMarketplace("JPY"))).isEqualTo(-expected);
        assertThat(jdbc.sql("select count(*) from (select currency from balance group by currency"
                                + " having sum(debit_balance_minor) <> 0) as uneven")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
