package dev.amana.payments.refund;

import dev.amana.payments.ledger.Ledger;
import dev.amana.payments.ledger.Transfer;
import dev.amana.payments.ledger.Transfer.Account;
import dev.amana.payments.order.KnownOrders;
import dev.amana.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pays back what claims granted. The grant is kept first: where the order's payment is reported only after its claim was
 * closed, it is paid back then. Everything of one order happens one after the other, and may be repeated.
 */
@Component
public class Refunds {
    private static final Logger log = LoggerFactory.getLogger(Refunds.class);

    private final JdbcClient jdbc;
    private final KnownOrders orders;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Refunds(JdbcClient jdbc, KnownOrders orders, Ledger ledger, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was paid with one code, and is not paid back. */
    private record Paid(String payCodeId, long leftMinor) {}

    /** What a claim granted, and is not paid back. */
    private record Open(String claimId, String orderId, String currency, long missingMinor) {}

    public void grant(Grant grant) {
        transaction.executeWithoutResult(status -> {
            orders.lock(grant.orderId());
            jdbc.sql("""
                            insert into refund (claim_id, order_id, granted_minor, currency, granted_at)
                            values (?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(
                            grant.claimId(),
                            grant.orderId(),
                            grant.amountMinor(),
                            grant.currency(),
                            Timestamp.from(grant.at()))
                    .update();
            payBack(grant.orderId());
        });
    }

    /** After something was paid for the order. */
    public void settle(String orderId) {
        transaction.executeWithoutResult(status -> {
            orders.lock(orderId);
            payBack(orderId);
        });
    }

    private void payBack(String orderId) {
        open(orderId).forEach(this::payBack);
    }

    /** From one code after the other: somebody may have paid for the order with several. */
    private void payBack(Open open) {
        long missing = open.missingMinor();
        for (Paid paid : left(open.orderId(), open.currency())) {
            long amount = Math.min(missing, paid.leftMinor());
            if (amount > 0) {
                payBack(open, paid.payCodeId(), amount, missing);
                missing -= amount;
            }
        }
        if (missing > 0) {
            log.info("Claim {} has {} more than was paid here until now", open.claimId(), missing);
        }
    }

    private void payBack(Open open, String payCodeId, long amountMinor, long missingMinor) {
        String transferId = Ids.derived("refund", open.claimId(), Long.toString(missingMinor));
        ledger.reserve(Transfer.refund(transferId, payCodeId, amountMinor, open.currency()));
        ledger.post(transferId);
        jdbc.sql("insert into refund_transfer (transfer_id, claim_id) values (?, ?)")
                .params(transferId, open.claimId())
                .update();
        jdbc.sql("""
                        update refund set transfer_id = coalesce(transfer_id, ?), refunded_minor = refunded_minor + ?,
                            refunded_at = ? where claim_id = ?""")
                .params(transferId, amountMinor, Timestamp.from(clock.instant()), open.claimId())
                .update();
    }

    /** Oldest first. */
    private List<Open> open(String orderId) {
        return jdbc.sql("""
                        select claim_id, currency, granted_minor - refunded_minor as missing_minor from refund
                        where order_id = ? and refunded_minor < granted_minor order by granted_at, claim_id""")
                .param(orderId)
                .query((row, number) -> new Open(
                        row.getString("claim_id"), orderId, row.getString("currency"), row.getLong("missing_minor")))
                .list();
    }

    /** By the ledger, since it alone says what was paid. */
    private List<Paid> left(String orderId, String currency) {
        return jdbc.sql("""
                        select pay_code_id, sum(case side when 'CREDIT' then posting.amount_minor
                            else -posting.amount_minor end) as left_minor
                        from pay_code join transfer using (pay_code_id) join posting using (transfer_id)
                        where order_id = ? and account_id = ? and transfer.state = 'POSTED'
                        group by pay_code_id
                        having sum(case side when 'CREDIT' then posting.amount_minor else -posting.amount_minor end) > 0
                        order by pay_code_id""")
                .params(orderId, Account.owedToMarketplace(currency).accountId())
                .query((row, number) -> new Paid(row.getString("pay_code_id"), row.getLong("left_minor")))
                .list();
    }
}
