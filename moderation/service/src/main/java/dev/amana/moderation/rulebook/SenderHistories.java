package dev.amana.moderation.rulebook;

import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.platform.erasure.ErasureParticipant;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What conditions may ask about a sender: counts and times of the last 90 days, no texts. */
@Component
@ProcessingGroup(SenderHistories.GROUP)
public class SenderHistories implements ErasureParticipant {
    static final String GROUP = "moderation.sender-history";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;

    SenderHistories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As known at a time, without the message itself. */
    public SenderFacts of(String senderId, String messageId, Instant at) {
        return jdbc.sql("""
                select count(*) filter (where withheld), count(*) filter (where received_at > :hourAgo),
                    coalesce(extract(day from :at - min(received_at)), 0)
                from sender_history
                where sender_id = :sender and message_id <> :message and received_at > :from and received_at <= :at
                """)
                .param("sender", senderId)
                .param("message", messageId)
                .param("hourAgo", Timestamp.from(at.minus(HOUR)))
                .param("from", Timestamp.from(at.minus(KEPT)))
                .param("at", Timestamp.from(at))
                .query((row, number) -> new SenderFacts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    @EventHandler
    void on(MessageScreened event) {
        jdbc.sql("""
                insert into sender_history (sender_id, message_id, received_at, withheld)
                values (:sender, :message, :received, :withheld) on conflict do nothing
                """)
                .param("sender", event.senderId())
                .param("message", event.screeningId())
                .param("received", Timestamp.from(event.receivedAt()))
                .param("withheld", !event.outcome().delivers())
                .update();
    }

    /** Returns how many were forgotten. */
    int forgetOlder(Instant now) {
        return jdbc.sql("delete from sender_history where received_at < :from")
                .param("from", Timestamp.from(now.minus(KEPT)))
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate sender_history").update();
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        jdbc.sql("delete from sender_history where sender_id = :sender")
                .param("sender", partyId)
                .update();
    }
}
