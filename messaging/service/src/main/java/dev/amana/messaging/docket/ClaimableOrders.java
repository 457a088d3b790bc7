package dev.amana.messaging.docket;

import dev.amana.messaging.claim.Money;
import dev.amana.messaging.conversation.Kind;
import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.mailbox.MailboxQueries;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who bought what of whom: as the marketplace told, else as the order's conversation says. */
@Component
public class ClaimableOrders {
    private static final int FEW = 20;

    private final JdbcClient jdbc;
    private final MailboxQueries mailbox;

    ClaimableOrders(JdbcClient jdbc, MailboxQueries mailbox) {
        this.jdbc = jdbc;
        this.mailbox = mailbox;
    }

    /** @param total unknown where the marketplace told nothing of the order but its conversation */
    public record Order(
            String orderId,
            String buyerId,
            String sellerId,
            @Nullable Money total) {}

    /** Keeps what was told last. */
    public void put(Order order, Money total, int epoch, long sequence) {
        jdbc.sql("""
                insert into claimable_order (order_id, buyer_id, seller_id, total_minor, currency, epoch, sequence)
                values (:order, :buyer, :seller, :total, :currency, :epoch, :sequence)
                on conflict (order_id) do update set buyer_id = excluded.buyer_id, seller_id = excluded.seller_id,
                    total_minor = excluded.total_minor, currency = excluded.currency, epoch = excluded.epoch,
                    sequence = excluded.sequence
                where (claimable_order.epoch, claimable_order.sequence) <= (excluded.epoch, excluded.sequence)
                """)
                .param("order", order.orderId())
                .param("buyer", order.buyerId())
                .param("seller", order.sellerId())
                .param("total", total.amountMinor())
                .param("currency", total.currency())
                .param("epoch", epoch)
                .param("sequence", sequence)
                .update();
    }

    /** The order, if this is its buyer or its seller. */
    public Optional<Order> find(String orderId, String partyId) {
        Optional<Order> told = jdbc.sql("select * from claimable_order where order_id = :order")
                .param("order", orderId)
                .query((row, number) -> new Order(
                        orderId,
                        row.getString("buyer_id"),
                        row.getString("seller_id"),
                        new Money(row.getLong("total_minor"), row.getString("currency"))))
                .optional();
        return told.or(() -> ofConversation(orderId, partyId))
                .filter(order ->
                        order.buyerId().equals(partyId) || order.sellerId().equals(partyId));
    }

    /** Whether the marketplace opened a conversation about it, so that there is a page of it. */
    public boolean hasConversation(String conversationId) {
        return mailbox.conversation(conversationId).isPresent();
    }

    private Optional<Order> ofConversation(String orderId, String partyId) {
        return mailbox.ofOrder(orderId, FEW).stream()
                .filter(row -> row.kind() == Kind.ORDER)
                .filter(row -> row.firstId().equals(partyId) || row.secondId().equals(partyId))
                .findFirst()
                .map(ClaimableOrders::order);
    }

    private static Order order(ConversationRow row) {
        return new Order(String.valueOf(row.orderId()), row.firstId(), row.secondId(), null);
    }
}
