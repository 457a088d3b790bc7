package dev.amana.messaging.docket;

import dev.amana.messaging.conversation.ConversationCommand.AgreeToResolution;
import dev.amana.messaging.conversation.ConversationCommand.ProposeResolution;
import dev.amana.messaging.conversation.ResolutionWay;
import dev.amana.messaging.docket.ClaimableOrders.Order;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.responseclock.OpenQuestions;
import dev.amana.messaging.responseclock.Question;
import dev.amana.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ways out of a question that nobody answered, before it becomes a claim. */
@Component
public class Resolutions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final OpenQuestions questions;
    private final NoticePost notices;
    private final Links links;
    private final CommandGateway commands;
    private final TransactionTemplate transaction;

    Resolutions(
            JdbcClient jdbc,
            Clock clock,
            OpenQuestions questions,
            NoticePost notices,
            Links links,
            CommandGateway commands,
            PlatformTransactionManager transactions) {
        this.commands = commands;
        this.notices = notices;
        this.links = links;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.clock = clock;
        this.questions = questions;
    }

    /** @param agreedAt when the seller agreed, which settles it */
    public record Proposal(
            ResolutionWay way, Instant proposedAt, @Nullable Instant agreedAt) {}

    /** Since when the seller could read a question of the buyer's that is overdue by the response clock; empty where none is. */
    public Optional<Instant> openSince(Order order) {
        Instant now = clock.instant();
        return questions.ofConversation(conversation(order)).stream()
                .filter(question -> !question.dueAt().isAfter(now))
                .map(Question::askedAt)
                .min(Comparator.naturalOrder());
    }

    private static String conversation(Order order) {
        return Ids.derived("conversation", order.orderId(), order.buyerId(), order.sellerId());
    }

    /** What the order's buyer proposed to its seller. */
    public Optional<Proposal> find(Order order) {
        return jdbc.sql("select * from resolution where order_id = ? and buyer_id = ? and seller_id = ?")
                .params(order.orderId(), order.buyerId(), order.sellerId())
                .query((row, number) -> proposal(row))
                .optional();
    }

    /**
     * The buyer may change their mind until the seller has agreed.
     *
     * @return false where no question is overdue, so that there is nothing to make up for
     */
    public boolean propose(Order order, ResolutionWay way) {
        if (find(order).isEmpty() && openSince(order).isEmpty()) {
            return false;
        }
        // First what others are told: where the process dies after it, the buyer sees nothing and asks again.
        commands.sendAndWait(
                new ProposeResolution(conversation(order), order.buyerId(), order.sellerId(), way, clock.instant()));
        transaction.executeWithoutResult(status -> {
            if (put(order, way)) {
                String id = "resolution-proposed:" + order.orderId() + ':' + way;
                tell(order, order.sellerId(), id, "resolution-proposed");
            }
        });
        return true;
    }

    private boolean put(Order order, ResolutionWay way) {
        return jdbc.sql("""
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
                        .update()
                == 1;
    }

    /** Of the other side's choice; what it is stands on the page. */
    private void tell(Order order, String partyId, String id, String template) {
        Map<String, String> values =
                Map.of("order", order.orderId(), "link", links.to("/claims/of/" + order.orderId()));
        notices.send(Notice.to(partyId, Ids.derived(id, partyId), template, values));
    }

    /** @return whether there is something that the seller could agree to */
    public boolean agree(Order order) {
        Proposal proposal = find(order).orElse(null);
        if (proposal == null) {
            return false;
        }
        commands.sendAndWait(new AgreeToResolution(
                conversation(order), order.buyerId(), order.sellerId(), proposal.way(), clock.instant()));
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean agreed = markAgreed(order);
            if (agreed) {
                tell(order, order.buyerId(), "resolution-agreed:" + order.orderId(), "resolution-agreed");
            }
            return agreed;
        }));
    }

    private boolean markAgreed(Order order) {
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
                ResolutionWay.valueOf(row.getString("way")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                agreed == null ? null : agreed.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
