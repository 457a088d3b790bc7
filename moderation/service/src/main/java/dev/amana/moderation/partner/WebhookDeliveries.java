package dev.amana.moderation.partner;

import dev.amana.moderation.partner.WebhookDelivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code webhook_delivery}. */
@Component
public class WebhookDeliveries {
    private final JdbcClient jdbc;

    WebhookDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Claimed(String deliveryId, String endpointId, String payload, int attempts) {}

    void add(String deliveryId, String endpointId, String availabilityId, int revision, String payload, Instant now) {
        jdbc.sql("""
                        insert into webhook_delivery (delivery_id, endpoint_id, availability_id, revision, payload, state,
                            next_attempt_at, created_at)
                        values (?, ?, ?, ?, ?, 'PENDING', ?, ?) on conflict do nothing""")
                .params(
                        deliveryId,
                        endpointId,
                        availabilityId,
                        revision,
                        payload,
                        Timestamp.from(now),
                        Timestamp.from(now))
                .update();
    }

    /**
     * Due ones, one of each end point, the oldest ruling first, out of the others' reach for the time of the lease.
     *
     * @param busy end points that get no more at present
     */
    List<Claimed> claim(Instant now, Duration lease, Collection<String> busy, int most) {
        return jdbc.sql("""
                        update webhook_delivery set next_attempt_at = :until where delivery_id in (
                            select due.delivery_id from (
                                select distinct endpoint_id from webhook_delivery
                                where state = 'PENDING' and next_attempt_at <= :now
                                    and endpoint_id <> all(:busy)) waiting
                            cross join lateral (
                                select delivery_id, next_attempt_at, revision from webhook_delivery
                                where endpoint_id = waiting.endpoint_id and state = 'PENDING'
                                    and next_attempt_at <= :now
                                order by next_attempt_at, revision limit 1 for update skip locked) due
                            order by due.next_attempt_at, due.revision limit :most)
                        returning delivery_id, endpoint_id, payload, attempts""")
                .param("busy", busy.toArray(String[]::new))
                .param("until", Timestamp.from(now.plus(lease)))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(Claimed.class)
                .list();
    }

    void settle(String deliveryId, State state, String outcome, Instant now, Instant next) {
        jdbc.sql("""
                        update webhook_delivery set state = :state, attempts = attempts + 1, last_outcome = :outcome,
                            next_attempt_at = :next, finished_at = case when :state = 'PENDING' then null else :now::timestamptz end
                        where delivery_id = :id and state = 'PENDING'""")
                .param("state", state.name())
                .param("outcome", outcome)
                .param("next", Timestamp.from(next))
                .param("now", Timestamp.from(now))
                .param("id", deliveryId)
                .update();
    }

    /** @return false where it is not dead */
    public boolean replay(String deliveryId, Instant now) {
        return jdbc.sql("""
                        update webhook_delivery set state = 'PENDING', attempts = 0, next_attempt_at = ?, finished_at = null
                        where delivery_id = ? and state = 'DEAD'""").params(Timestamp.from(now), deliveryId).update() > 0;
    }

    /** The newest first. */
    public List<WebhookDelivery> find(@Nullable String endpointId, @Nullable State state, int size, int offset) {
        return jdbc.sql("""
                        select * from webhook_delivery
                        where (:endpoint::text is null or endpoint_id = :endpoint)
                            and (:state::text is null or state = :state)
                        order by created_at desc, delivery_id limit :size offset :offset""")
                .param("endpoint", endpointId)
                .param("state", state == null ? null : state.name())
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
    }

    private static WebhookDelivery read(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new WebhookDelivery(
                row.getString("delivery_id"),
                row.getString("endpoint_id"),
                row.getString("availability_id"),
                row.getInt("revision"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("next_attempt_at").toInstant(),
                row.getString("last_outcome"),
                row.getTimestamp("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
