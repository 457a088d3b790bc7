package dev.amana.messaging.docket;

import dev.amana.messaging.docket.ClaimableOrders.Order;
import dev.amana.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ways out of a question that nobody answered, before it becomes a claim. */
@Component
public class Resolutions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration helpAfter;

    Resolutions(JdbcClient jdbc, Clock clock, ClaimsProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.helpAfter = properties.helpAfter();
    }

    /** What a buyer may ask for instead of a claim. */
    public enum Way {
        RETURN,
        REFUND,
        REPLACEMENT
    }

    /** @param agreedAt when the seller agreed, which settles it */
    public record Proposal(
            Way way, Instant proposedAt, @Nullable Instant agreedAt) {}

    /** Since when a question of the buyer has been open for longer than an answer may take; empty where none has. */
    public Optional<Instant> openSince(Order order) {
        String conversation = Ids.derived("conversation", order.orderId(), order.buyerId(), order.sellerId());
        return jdbc.sql("""
                select min(received_at) as asked from message m
                where conversation_id = :conversation and author_id = :buyer and stage in ('RELEASED', 'RELAYED')
                    and not exists (select from message a where a.conversation_id = m.conversation_id
                        and a.author_id = :seller and a.position > m.position)
                having min(received_at) <= :limit
                """)
                .param("conversation", conversation)
                .param("buyer", order.buyerId())
                .param("seller", order.sellerId())
                .param("limit", utc(clock.instant().minus(helpAfter)))
                .query((row, number) ->
                        row.getObject("asked", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** What the order's buyer proposed to its seller. */
    public Optional<Proposal> find(Order order) {
        return jdbc.sql("select * from resolution where order_id = ? and buyer_id = ? and seller_id = ?")
                .params(order.orderId(), order.buyerId(), order.sellerId())
                .query((row, number) -> proposal(row))
                .optional();
    }

    /** The buyer may change their mind until the seller has agreed. */
    public void propose(Order order, Way way) {
        jdbc.sql("""
                insert into resolution (order_id, buyer_id, seller_id, way, proposed_at)
                values (:order, :buyer, :seller, :way, :at)
                on conflict (order_id, buyer_id, seller_id) do update set way = excluded.way, proposed_at = excluded.proposed_at
                where resolution.agreed_at is null and resolution.way <> excluded.way
                """)
                .param("order", order.orderId())
                .param("buyer", order.buyerId())
                .param("seller", order.sellerId())
                .param("way", way.name())
                .param("at", utc(clock.instant()))
                .update();
    }

    /** @return whether there is something that the seller could agree to */
    public boolean agree(Order order) {
        return jdbc.sql("""
                                update resolution set agreed_at = coalesce(agreed_at, :at)
                                where order_id = :order and buyer_id = :buyer and seller_id = :seller
                                """)
                        .param("order", order.orderId())
                        .param("buyer", order.buyerId())
                        .param("seller", order.sellerId())
                        .param("at", utc(clock.instant()))
                        .update()
                == 1;
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        OffsetDateTime agreed = row.getObject("agreed_at", OffsetDateTime.class);
        return new Proposal(
                Way.valueOf(row.getString("way")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                agreed == null ? null : agreed.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
