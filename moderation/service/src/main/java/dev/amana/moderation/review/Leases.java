package dev.amana.moderation.review;

import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has which item. A lease is three columns of the item's own row, so that taking is one statement: it skips rows that
 * somebody else is just taking, and sees a row again that was taken since. Who goes away without a word loses it when
 * its time is over.
 */
@Component
class Leases {
    private final JdbcClient jdbc;
    private final ReviewProperties properties;
    private final Clock clock;
    private final Ids ids;

    Leases(JdbcClient jdbc, ReviewProperties properties, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
        this.ids = ids;
    }

    /** The gravest, then the most urgent that nobody has; empty where nothing fits. */
    Optional<ReviewItem> take(Reviewer reviewer, ReviewFilter filter, @Nullable Severity below) {
        Optional<ReviewItem> again = oldestOfTooMany(reviewer);
        return again.isPresent() ? again : next(reviewer, filter, below);
    }

    private Optional<ReviewItem> next(Reviewer reviewer, ReviewFilter filter, @Nullable Severity below) {
        return lease(
                "(select i.item_id from review_item i" + Waiting.MINE + Waiting.FITTING + Waiting.FREE + Waiting.ORDER
                        + "limit 1 for update of i skip locked)",
                reviewer,
                new Waiting(reviewer, filter, clock.instant(), below).parameters());
    }

    /** One person cannot keep items from the others by opening page after page. */
    private Optional<ReviewItem> oldestOfTooMany(Reviewer reviewer) {
        return lease("""
                (select i.item_id from review_item i
                 where i.leased_by = :me and i.leased_until > :now and i.decision_id is null
                    and (select count(*) from review_item o
                         where o.leased_by = :me and o.leased_until > :now and o.decision_id is null) >= :most
                 order by i.leased_until limit 1 for update of i skip locked)""", reviewer, Map.of("now", Timestamp.from(clock.instant()), "most", properties.mostLeases()));
    }

    /** One certain item, where nobody else has it; an own lease begins anew. */
    Optional<ReviewItem> takeThis(Reviewer reviewer, String itemId) {
        Map<String, @Nullable Object> parameters =
                new Waiting(reviewer, ReviewFilter.ALL, clock.instant(), null).parameters();
        parameters.put("item", itemId);
        return lease(
                "(select i.item_id from review_item i" + Waiting.MINE
                        + " and i.decision_id is null and i.item_id = :item"
                        + " and (i.leased_until is null or i.leased_until <= :now or i.leased_by = :me)"
                        + " for update of i)",
                reviewer,
                parameters);
    }

    private Optional<ReviewItem> lease(String which, Reviewer reviewer, Map<String, ?> parameters) {
        return jdbc.sql("update review_item set lease_token = :token, leased_by = :me, leased_until = :until"
                        + " where item_id = " + which + " returning *")
                .params(parameters)
                .param("token", ids.next())
                .param("me", reviewer.id())
                .param("until", Timestamp.from(until()))
                .query((row, number) -> ReviewItems.row(row))
                .optional();
    }

    /** Until when the reviewer has it now; empty where somebody else has it, or it is decided. */
    Optional<Instant> renew(String itemId, String token) {
        Instant until = until();
        int renewed = jdbc.sql("""
                update review_item set leased_until = :until
                where item_id = :id and lease_token = :token and decision_id is null""")
                .param("until", Timestamp.from(until))
                .param("id", itemId)
                .param("token", token)
                .update();
        return renewed == 1 ? Optional.of(until) : Optional.empty();
    }

    /** Others can have it at once. Harmless where it was somebody else's already. */
    void release(String itemId, String token) {
        jdbc.sql("""
                update review_item set lease_token = null, leased_by = null, leased_until = null
                where item_id = :id and lease_token = :token and decision_id is null""").param("id", itemId).param("token", token).update();
    }

    private Instant until() {
        return clock.instant().plus(properties.lease());
    }
}
