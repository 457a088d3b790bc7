package dev.amana.gifting.gift;

import dev.amana.gifting.gift.GiftEvent.GiftDelivered;
import dev.amana.gifting.gift.GiftEvent.GiftPlaced;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of gifts. What a wish is called lies there as ciphertext, under the recipient's key. */
@Component
public class GiftTable {
    private static final int MOST_GIFTS = 200;

    private final JdbcClient jdbc;
    private final Vault vault;

    GiftTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * @param title null where it is erased
     * @param entitlementId null until it is delivered
     */
    public record Row(
            String giftId,
            String orderId,
            String wishListId,
            String itemId,
            @Nullable String title,
            String giverId,
            boolean giverShown,
            Instant placedAt,
            @Nullable String entitlementId,
            @Nullable Instant deliveredAt) {}

    void insert(GiftPlaced event) {
        SealedText title = event.title().sealed();
        jdbc.sql("""
                insert into gift (gift_id, order_id, wish_list_id, item_id, title_retention, title_ciphertext, giver_id,
                    recipient_id, giver_shown, placed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        event.giftId(),
                        event.orderId(),
                        event.wishListId(),
                        event.itemId(),
                        title.retention(),
                        title.ciphertext(),
                        event.giverId(),
                        event.recipientId(),
                        event.giverShown(),
                        Timestamp.from(event.placedAt()))
                .update();
    }

    void deliver(GiftDelivered event) {
        jdbc.sql("update gift set entitlement_id = ?, delivered_at = ? where gift_id = ?")
                .params(event.entitlementId(), Timestamp.from(event.deliveredAt()), event.giftId())
                .update();
    }

    void forgetRecipient(String partyId) {
        jdbc.sql("delete from gift where recipient_id = ?").param(partyId).update();
    }

    /** Consent ends with the person who gave it. */
    void hideGiver(String partyId) {
        jdbc.sql("update gift set giver_shown = false where giver_id = ?")
                .param(partyId)
                .update();
    }

    void clear() {
        jdbc.sql("truncate gift").update();
    }

    /** Gifts of an order that have not arrived yet. */
    public List<String> awaitedOf(String orderId) {
        return jdbc.sql("select gift_id from gift where order_id = ? and delivered_at is null")
                .param(orderId)
                .query(String.class)
                .list();
    }

    public List<Row> given(String giverId) {
        return jdbc.sql("select * from gift where giver_id = ? order by placed_at desc limit " + MOST_GIFTS)
                .param(giverId)
                .query((row, number) -> row(row))
                .list();
    }

    /** Only what has arrived: until then it is a surprise. */
    public List<Row> received(String recipientId) {
        return jdbc.sql("select * from gift where recipient_id = ? and delivered_at is not null"
                        + " order by delivered_at desc limit " + MOST_GIFTS)
                .param(recipientId)
                .query((row, number) -> row(row))
                .list();
    }

    private Row row(ResultSet row) throws SQLException {
        SealedText title = new SealedText(
                row.getString("recipient_id"), row.getString("title_retention"), row.getString("title_ciphertext"));
        Timestamp delivered = row.getTimestamp("delivered_at");
        return new Row(
                row.getString("gift_id"),
                row.getString("order_id"),
                row.getString("wish_list_id"),
                row.getString("item_id"),
                vault.open(title).reveal().orElse(null),
                row.getString("giver_id"),
                row.getBoolean("giver_shown"),
                row.getTimestamp("placed_at").toInstant(),
                row.getString("entitlement_id"),
                delivered == null ? null : delivered.toInstant());
    }
}
