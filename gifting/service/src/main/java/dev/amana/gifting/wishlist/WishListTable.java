package dev.amana.gifting.wishlist;

import dev.amana.gifting.wishlist.WishListEvent.WishListCreated;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemAdded;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of wish lists. Titles lie there as ciphertext; the address does not lie there at all. */
@Component
public class WishListTable {
    private static final int MOST_LISTS = 200;

    private final JdbcClient jdbc;
    private final Vault vault;

    WishListTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @param title empty where it is erased */
    public record Row(String wishListId, String ownerId, String title) {}

    /** @param reserved whether somebody gives it; nothing for the owner's eyes */
    public record ItemRow(String itemId, String title, boolean reserved) {}

    void insert(WishListCreated event) {
        SealedText title = event.title().sealed();
        jdbc.sql("""
                insert into wish_list (wish_list_id, owner_id, title_retention, title_ciphertext, created_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        event.wishListId(),
                        event.ownerId(),
                        title.retention(),
                        title.ciphertext(),
                        Timestamp.from(event.createdAt()))
                .update();
    }

    void insert(WishListItemAdded event) {
        SealedText title = event.title().sealed();
        jdbc.sql("""
                insert into wish_list_item (wish_list_id, item_id, title_retention, title_ciphertext, added_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        event.wishListId(),
                        event.itemId(),
                        title.retention(),
                        title.ciphertext(),
                        Timestamp.from(event.addedAt()))
                .update();
    }

    void reserve(String wishListId, String itemId) {
        jdbc.sql("update wish_list_item set reserved = true where wish_list_id = ? and item_id = ?")
                .params(wishListId, itemId)
                .update();
    }

    void forget(String ownerId) {
        jdbc.sql("""
                delete from wish_list_item
                where wish_list_id in (select wish_list_id from wish_list where owner_id = ?)""").param(ownerId).update();
        jdbc.sql("delete from wish_list where owner_id = ?").param(ownerId).update();
    }

    void clear() {
        jdbc.sql("truncate wish_list, wish_list_item").update();
    }

    public List<Row> ofOwner(String ownerId) {
        return jdbc.sql("select * from wish_list where owner_id = ? order by created_at desc limit " + MOST_LISTS)
                .param(ownerId)
                .query((row, number) -> row(row))
                .list();
    }

    public List<Row> byId(String wishListId) {
        return jdbc.sql("select * from wish_list where wish_list_id = ?")
                .param(wishListId)
                .query((row, number) -> row(row))
                .list();
    }

    /** Those that can still be read. */
    public List<ItemRow> items(String wishListId) {
        return jdbc.sql("""
                        select owner_id, item_id, i.title_retention, i.title_ciphertext, reserved
                        from wish_list_item i join wish_list using (wish_list_id)
                        where wish_list_id = ? order by added_at""").param(wishListId).query((row, number) -> item(row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ItemRow> item(ResultSet row) throws SQLException {
        String itemId = row.getString("item_id");
        boolean reserved = row.getBoolean("reserved");
        return title(row).reveal().map(title -> new ItemRow(itemId, title, reserved));
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("wish_list_id"),
                row.getString("owner_id"),
                title(row).revealOr(""));
    }

    private Personal title(ResultSet row) throws SQLException {
        return vault.open(new SealedText(
                row.getString("owner_id"), row.getString("title_retention"), row.getString("title_ciphertext")));
    }
}
