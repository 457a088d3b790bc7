package dev.amana.gateway.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of the facts. Whoever writes holds the lock of the stream, inside a transaction. */
@Component
final class FactTables {
    private final JdbcClient jdbc;

    FactTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sequence number of the last fact; -1 where there is none */
    record Stream(
            String topic,
            String key,
            long sequence,
            @Nullable String digest,
            @Nullable String describedBy) {}

    record NewFact(
            String id,
            long sequence,
            String type,
            @Nullable String orderId,
            @Nullable String digest,
            @Nullable String idempotencyKey,
            String recordedBy,
            Instant recordedAt,
            String body) {}

    record StoredFact(
            long position,
            String id,
            String topic,
            String key,
            long sequence,
            String type,
            Instant recordedAt,
            String body) {}

    boolean knows(String topic, String key) {
        return jdbc.sql(
                        "select exists (select 1 from marketplace_stream where topic = ? and key = ? and sequence >= 0)")
                .params(topic, key)
                .query(Boolean.class)
                .single();
    }

    Stream lock(String topic, String key) {
        jdbc.sql("insert into marketplace_stream (topic, key, sequence) values (?, ?, -1) on conflict do nothing")
                .params(topic, key)
                .update();
        return jdbc.sql("select * from marketplace_stream where topic = ? and key = ? for update")
                .params(topic, key)
                .query((row, number) -> new Stream(
                        topic, key, row.getLong("sequence"), row.getString("digest"), row.getString("described_by")))
                .single();
    }

    void insert(Stream stream, NewFact fact) {
        long position = jdbc.sql("""
                        insert into marketplace_fact (id, topic, key, sequence, type, order_id, digest, idempotency_key,
                            recorded_by, recorded_at, body)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning position""")
                .param(fact.id())
                .param(stream.topic())
                .param(stream.key())
                .param(fact.sequence())
                .param(fact.type())
                .param(fact.orderId())
                .param(fact.digest())
                .param(fact.idempotencyKey())
                .param(fact.recordedBy())
                .param(Timestamp.from(fact.recordedAt()))
                .param(fact.body())
                .query(Long.class)
                .single();
        jdbc.sql("insert into marketplace_unpublished (position) values (?)")
                .param(position)
                .update();
        jdbc.sql("update marketplace_stream set sequence = ? where topic = ? and key = ?")
                .params(fact.sequence(), stream.topic(), stream.key())
                .update();
    }

    void describe(Stream stream, String digest, Told told) {
        jdbc.sql("update marketplace_stream set digest = ?, described_by = ? where topic = ? and key = ?")
                .params(digest, told.factId(), stream.topic(), stream.key())
                .update();
    }

    Told described(Stream stream) {
        return jdbc.sql("select id, sequence from marketplace_fact where id = ?")
                .param(stream.describedBy())
                .query(FactTables::told)
                .single();
    }

    Optional<Told> told(Stream stream, String digest) {
        return jdbc.sql("select id, sequence from marketplace_fact where topic = ? and key = ? and digest = ?")
                .params(stream.topic(), stream.key(), digest)
                .query(FactTables::told)
                .optional();
    }

    void forget(String topic, String key) {
        jdbc.sql("update marketplace_stream set digest = null, described_by = null where topic = ? and key = ?")
                .params(topic, key)
                .update();
    }

    /** Only one publisher at a time gets any: the lock lasts until its transaction ends. */
    List<StoredFact> unpublished(int limit) {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('gateway.intake'))")
                .query(Boolean.class)
                .single();
        if (!mine) {
            return List.of();
        }
        return jdbc.sql("""
                        select f.* from marketplace_unpublished u join marketplace_fact f using (position)
                        order by position limit ?""").param(limit).query(FactTables::stored).list();
    }

    void published(List<StoredFact> facts) {
        jdbc.sql("delete from marketplace_unpublished where position = any (?)")
                .param(facts.stream().map(StoredFact::position).toArray(Long[]::new))
                .update();
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(row.getString("id"), row.getLong("sequence"), true);
    }

    private static StoredFact stored(ResultSet row, int number) throws SQLException {
        return new StoredFact(
                row.getLong("position"),
                row.getString("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("body"));
    }
}
