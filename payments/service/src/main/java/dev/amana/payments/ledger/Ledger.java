package dev.amana.payments.ledger;

import dev.amana.payments.ledger.Transfer.Account;
import dev.amana.payments.ledger.Transfer.Posting;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reserve, then the event, then post or void: each harmless when repeated. */
@Component
public class Ledger {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Ledger(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A transfer that was voided is tried again; one that is reserved or posted stays as it is. */
    public void reserve(Transfer transfer) {
        transaction.executeWithoutResult(status -> {
            if (insert(transfer)) {
                write(transfer);
            } else {
                move(transfer.transferId(), "VOIDED", "RESERVED");
            }
        });
    }

    /** Its event is stored: from now on it counts. */
    public void post(String transferId) {
        move(transferId, "RESERVED", "POSTED");
    }

    /** Its event was refused. */
    public void cancel(String transferId) {
        move(transferId, "RESERVED", "VOIDED");
    }

    /** Debits less credits, in the currency's minor unit; 0 for an account that was never posted to. */
    public long debitBalanceMinor(Account account) {
        return jdbc.sql("select coalesce(sum(debit_balance_minor), 0) from balance where account_id = ?")
                .param(account.accountId())
                .query(Long.class)
                .single();
    }

    private boolean insert(Transfer transfer) {
        return jdbc.sql("""
                                insert into transfer (transfer_id, pay_code_id, state, reserved_at)
                                values (?, ?, 'RESERVED', ?) on conflict do nothing""")
                        .params(transfer.transferId(), transfer.payCodeId(), Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void write(Transfer transfer) {
        List<Posting> postings = transfer.postings();
        for (int line = 0; line < postings.size(); line++) {
            Posting posting = postings.get(line);
            Account account = posting.account();
            jdbc.sql("insert into account (account_id, kind, currency) values (?, ?, ?) on conflict do nothing")
                    .params(account.accountId(), account.kind().name(), account.currency())
                    .update();
            jdbc.sql("""
                            insert into posting (transfer_id, line, account_id, currency, side, amount_minor)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            transfer.transferId(),
                            line,
                            account.accountId(),
                            account.currency(),
                            posting.side().name(),
                            posting.amountMinor())
                    .update();
        }
    }

    private void move(String transferId, String from, String to) {
        jdbc.sql("update transfer set state = ?, settled_at = ? where transfer_id = ? and state = ?")
                .params(to, Timestamp.from(clock.instant()), transferId, from)
                .update();
    }
}
