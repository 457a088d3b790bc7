package dev.amana.gifting.order;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of orders. The facts of one order may come in any order. */
@Component
public class KnownOrders {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    KnownOrders(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @param quantities how many pieces of each item were bought */
    public void placed(String orderId, String buyerId, Map<String, Integer> quantities) {
        transaction.executeWithoutResult(status -> {
            quantities.forEach((itemId, quantity) ->
                    jdbc.sql("""
                            insert into known_order_item (order_id, item_id, quantity) values (?, ?, ?)
                            on conflict (order_id, item_id) do update set quantity = excluded.quantity""").params(orderId, itemId, quantity).update());
            jdbc.sql("""
                    insert into known_order (order_id, buyer_id) values (?, ?)
                    on conflict (order_id) do update set buyer_id = excluded.buyer_id""").params(orderId, buyerId).update();
        });
    }

    public void delivered(String orderId, Instant at) {
        jdbc.sql("""
                insert into known_order (order_id, delivered_at) values (?, ?)
                on conflict (order_id) do update set delivered_at = excluded.delivered_at""").params(orderId, Timestamp.from(at)).update();
    }

    public boolean isBoughtBy(String orderId, String partyId) {
        return jdbc.sql("select count(*) from known_order where order_id = ? and buyer_id = ?")
                        .params(orderId, partyId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public Optional<Instant> deliveredAt(String orderId) {
        return jdbc.sql("select delivered_at from known_order where order_id = ? and delivered_at is not null")
                .param(orderId)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
