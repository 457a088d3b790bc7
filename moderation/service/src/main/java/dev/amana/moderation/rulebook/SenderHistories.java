package dev.amana.moderation.rulebook;

import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final BatchEnd batchEnd;
    private final Step<MessageScreened> adding = new Step<>(1, this::add);

    SenderHistories(JdbcClient jdbc, BatchEnd batchEnd) {
        this.jdbc = jdbc;
        this.batchEnd = batchEnd;
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
        batchEnd.add(adding, event);
    }

    private void add(List<MessageScreened> screened) {
        jdbc.sql("""
                insert into sender_history (sender_id, message_id, received_at, withheld)
                select * from unnest(?::text[], ?::text[], ?::text[]::timestamptz[], ?::boolean[])
                on conflict do nothing
                """)
                .params(
                        screened.stream().map(MessageScreened::senderId).toArray(String[]::new),
                        screened.stream().map(MessageScreened::screeningId).toArray(String[]::new),
                        screened.stream()
                                .map(event -> event.receivedAt().toString())
                                .toArray(String[]::new),
                        screened.stream()
                                .map(event -> !event.outcome().delivers())
                                .toArray(Boolean[]::new))
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
