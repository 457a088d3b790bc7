package dev.amana.payments.order;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of orders. */
@Component
public class KnownOrders {
    private final JdbcClient jdbc;

    KnownOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sequence of the telling; one that is older than what is known changes nothing */
    public void tell(KnownOrder order, long sequence) {
        jdbc.sql("""
                        insert into known_order (order_id, buyer_id, amount_minor, currency, sequence)
                        values (?, ?, ?, ?, ?)
                        on conflict (order_id) do update set buyer_id = excluded.buyer_id,
                            amount_minor = excluded.amount_minor, currency = excluded.currency, sequence = excluded.sequence
                        where known_order.sequence < excluded.sequence""")
                .params(order.orderId(), order.buyerId(), order.amountMinor(), order.currency(), sequence)
                .update();
    }

    /** Paid in some way, or returned: nothing is due any more. */
    public void close(String orderId, Instant at) {
        jdbc.sql("update known_order set closed_at = ? where order_id = ? and closed_at is null")
                .params(Timestamp.from(at), orderId)
                .update();
    }

    public boolean isClosed(String orderId) {
        return jdbc.sql("select exists (select 1 from known_order where order_id = ? and closed_at is not null)")
                .param(orderId)
                .query(Boolean.class)
                .single();
    }

    /** Locks the order until the transaction ends, so that two codes for it are not issued side by side. */
    public Optional<KnownOrder> lock(String orderId) {
        return jdbc.sql(
                        "select order_id, buyer_id, amount_minor, currency from known_order where order_id = ? for update")
                .param(orderId)
                .query(KnownOrder.class)
                .optional();
    }

    /** Orders that never led to a pay code are nobody's books: they go with their buyer. */
    public void forgetUnpaidOf(String buyerId) {
        jdbc.sql("""
                        delete from known_order where buyer_id = ?
                        and not exists (select 1 from pay_code where pay_code.order_id = known_order.order_id)""").param(buyerId).update();
    }
}
