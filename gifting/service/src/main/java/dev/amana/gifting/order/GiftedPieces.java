package dev.amana.gifting.order;

import dev.amana.platform.web.ProblemException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which gift takes which piece of an order: what was bought once is given once. */
@Component
public class GiftedPieces {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    GiftedPieces(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Takes a piece for a gift; false where this gift has one already. */
    public boolean take(String orderId, String itemId, String giftId) {
        return Objects.requireNonNull(transaction.execute(status -> takeLocked(orderId, itemId, giftId)));
    }

    public void free(String giftId) {
        jdbc.sql("delete from gifted_piece where gift_id = ?").param(giftId).update();
    }

    private boolean takeLocked(String orderId, String itemId, String giftId) {
        // The lock keeps two gifts from counting side by side.
        int bought = jdbc.sql("select quantity from known_order_item where order_id = ? and item_id = ? for update")
                .params(orderId, itemId)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "item-not-in-order", itemId));
        if (count("gift_id = ?", giftId) > 0) {
            return false;
        }
        if (count("order_id = ? and item_id = ?", orderId, itemId) >= bought) {
            throw new ProblemException(HttpStatus.CONFLICT, "all-pieces-given", itemId);
        }
        jdbc.sql("insert into gifted_piece (gift_id, order_id, item_id) values (?, ?, ?)")
                .params(giftId, orderId, itemId)
                .update();
        return true;
    }

    private int count(String where, Object... values) {
        return jdbc.sql("select count(*) from gifted_piece where " + where)
                .params(values)
                .query(Integer.class)
                .single();
    }
}
