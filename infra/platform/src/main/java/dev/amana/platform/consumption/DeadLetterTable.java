package dev.amana.platform.consumption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parked records of this context. */
final class DeadLetterTable {
    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final InboxTable inbox;
    private final JsonMapper json = JsonMapper.shared();

    DeadLetterTable(JdbcClient jdbc, InboxTable inbox) {
        this.jdbc = jdbc;
        this.inbox = inbox;
    }

    void add(String group, ConsumerRecord<String, byte[]> message, String error, Instant at) {
        jdbc.sql("""
                insert into dead_letter (id, consumer_group, topic, kafka_partition, kafka_offset, record_key,
                                         event_id, event_type, headers, value, error, failed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                on conflict (id) do update set error = excluded.error, failed_at = excluded.failed_at, replayed_at = null
                """)
                .params(
                        DeadLetters.idOf(group, message),
                        group,
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        message.key())
                .param(CloudEventHeaders.text(message, "ce_id"))
                .param(CloudEventHeaders.text(message, "ce_type"))
                .params(
                        json.writeValueAsString(CloudEventHeaders.all(message)),
                        message.value(),
                        error,
                        Timestamp.from(at))
                .update();
    }

    /** Those not replayed, the newest first, at most a page. */
    List<DeadLetter> open() {
        return jdbc.sql("select * from dead_letter where replayed_at is null order by failed_at desc limit ?")
                .param(PAGE)
                .query((row, n) -> letter(row))
                .list();
    }

    Optional<DeadLetter> find(String id) {
        return jdbc.sql("select * from dead_letter where id = ?")
                .param(id)
                .query((row, n) -> letter(row))
                .optional();
    }

    /** Lets the group handle the event once more. */
    void allowAgain(DeadLetter letter) {
        if (letter.eventId() != null) {
            inbox.forget(letter.group(), letter.eventId());
        }
    }

    void markReplayed(String id, Instant at) {
        jdbc.sql("update dead_letter set replayed_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    private DeadLetter letter(ResultSet row) throws SQLException {
        Timestamp replayedAt = row.getTimestamp("replayed_at");
        return new DeadLetter(
                row.getString("id"),
                row.getString("consumer_group"),
                row.getString("topic"),
                row.getInt("kafka_partition"),
                row.getLong("kafka_offset"),
                row.getString("record_key"),
                row.getString("event_id"),
                row.getString("event_type"),
                json.readValue(row.getString("headers"), new TypeReference<>() {}),
                row.getBytes("value"),
                row.getString("error"),
                row.getTimestamp("failed_at").toInstant(),
                replayedAt == null ? null : replayedAt.toInstant());
    }
}
