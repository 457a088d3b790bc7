package dev.amana.moderation.investigation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code staff_look_up}: who of the staff looked at whose data without having to do with them. */
@Component
class LookUps {
    private final JdbcClient jdbc;

    LookUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(
            String entryHash,
            String staffId,
            String action,
            String target,
            @Nullable String orderId,
            Collection<String> about,
            Instant lookedAt) {
        jdbc.sql("""
                insert into staff_look_up (entry_hash, staff_id, action, target, order_id, about, looked_at)
                values (:hash, :staff, :action, :target, :order, :about, :at) on conflict (entry_hash) do nothing""")
                .param("hash", entryHash)
                .param("staff", staffId)
                .param("action", action)
                .param("target", target)
                .param("order", orderId)
                .param("about", about.toArray(String[]::new))
                .param("at", Timestamp.from(lookedAt))
                .update();
    }

    /** How many different people, cases or conversations. */
    int targetsSince(String staffId, Instant since) {
        return jdbc.sql(
                        "select count(distinct target) from staff_look_up where staff_id = :staff and looked_at > :since")
                .param("staff", staffId)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** The most days, in UTC, on which one and the same person was looked at. */
    int daysAtOneSince(String staffId, Instant since) {
        return jdbc.sql("""
                select coalesce(max(days), 0) from (
                    select count(distinct (looked_at at time zone 'UTC')::date) as days
                    from staff_look_up, unnest(about) as person
                    where staff_id = :staff and looked_at > :since group by person) of_each""")
                .param("staff", staffId)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Oldest first. */
    List<Piece> latest(String staffId, int most) {
        return jdbc.sql("select * from staff_look_up where staff_id = :staff order by looked_at desc limit :most")
                .param("staff", staffId)
                .param("most", most)
                .query((row, number) -> new Piece(
                        "look-up",
                        row.getString("entry_hash"),
                        row.getString("entry_hash"),
                        row.getTimestamp("looked_at").toInstant()))
                .list()
                .reversed();
    }
}
