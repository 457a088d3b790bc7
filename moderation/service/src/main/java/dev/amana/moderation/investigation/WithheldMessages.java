package dev.amana.moderation.investigation;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code staff_withheld}: messages of staff that were not let through, and that no reviewer has cleared since. */
@Component
class WithheldMessages {
    private final JdbcClient jdbc;

    WithheldMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Told twice it counts once. Messages of one member of staff in several conversations are handled at the same time: one
     * waits here for the other's commit, or each would count without the other, and neither would find the pattern.
     *
     * @return how many there are since then, this one included
     */
    int add(String messageId, String staffId, Instant receivedAt, Instant since) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('staff_withheld ' || :staff, 0))")
                .param("staff", staffId)
                .query(row -> {});
        jdbc.sql("""
                insert into staff_withheld (message_id, staff_id, received_at) values (:message, :staff, :at)
                on conflict do nothing""")
                .param("message", messageId)
                .param("staff", staffId)
                .param("at", Timestamp.from(receivedAt))
                .update();
        return jdbc.sql("select count(*) from staff_withheld where staff_id = :staff and received_at > :since")
                .param("staff", staffId)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    void cleared(String messageId) {
        jdbc.sql("delete from staff_withheld where message_id = :message")
                .param("message", messageId)
                .update();
    }
}
