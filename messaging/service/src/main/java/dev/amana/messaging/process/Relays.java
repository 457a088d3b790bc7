package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mailbox.Copy;
import dev.amana.platform.blob.BlobRef;
import dev.amana.published.RiskClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The state of each relaying, and the text as the recipient gets it. */
@Component
class Relays {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Relays(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One that waits for its verdict for longer than its class does. */
    record Overdue(String messageId, String conversationId, RiskClass riskClass, Instant receivedAt) {}

    /**
     * A message that has come in.
     *
     * @param releaseDueAt when it goes even without a verdict; null for never
     */
    record Waiting(
            Relay relay,
            Instant verdictDueAt,
            RiskClass riskClass,
            @Nullable Instant releaseDueAt) {}

    void await(List<Waiting> waiting) {
        jdbc.sql("""
                insert into relay (message_id, conversation_id, position, author_id, author_role, recipient_id,
                    recipient_role, original, received_at, tell_author, tagged, channel, verdict_due_at, risk_class,
                    release_due_at, state)
                select message, conversation, position, author, author_role, recipient, recipient_role, original::jsonb,
                    received_at, tell_author, tagged, channel, due_at, risk_class, release_due_at, 'WAITING'
                from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[]::timestamptz[], ?::boolean[], ?::boolean[], ?::text[], ?::text[]::timestamptz[], ?::text[],
                        ?::text[]::timestamptz[])
                    as row (message, conversation, position, author, author_role, recipient, recipient_role, original,
                        received_at, tell_author, tagged, channel, due_at, risk_class, release_due_at)
                on conflict (message_id) do nothing
                """)
                .params(
                        texts(waiting, row -> row.relay().messageId()),
                        texts(waiting, row -> row.relay().conversationId()),
                        waiting.stream().map(row -> row.relay().position()).toArray(Long[]::new),
                        texts(waiting, row -> row.relay().authorId()),
                        texts(waiting, row -> row.relay().authorRole().name()),
                        texts(waiting, row -> row.relay().recipientId()),
                        texts(waiting, row -> row.relay().recipientRole().name()),
                        texts(
                                waiting,
                                row -> json.writeValueAsString(row.relay().original())),
                        texts(waiting, row -> row.relay().receivedAt().toString()),
                        waiting.stream().map(row -> row.relay().tellAuthor()).toArray(Boolean[]::new),
                        waiting.stream().map(row -> row.relay().tagged()).toArray(Boolean[]::new),
                        texts(
                                waiting,
                                row -> row.relay().channel() == null
                                        ? null
                                        : row.relay().channel().name()),
                        texts(waiting, row -> row.verdictDueAt().toString()),
                        texts(waiting, row -> row.riskClass().name()),
                        texts(
                                waiting,
                                row -> row.releaseDueAt() == null
                                        ? null
                                        : row.releaseDueAt().toString()))
                .update();
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    Optional<Relay> find(String messageId) {
        return jdbc.sql("select * from relay where message_id = :message")
                .param("message", messageId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The subject that the recipient has or would have had; empty where none was made, or its author is erased. */
    String subjectOfCopy(String messageId) {
        return jdbc.sql("select copy from relay where message_id = :message and copy is not null")
                .param("message", messageId)
                .query(String.class)
                .optional()
                .map(copy -> json.readValue(copy, Copy.class).subject().revealOr(""))
                .orElse("");
    }

    /** Whether words were replaced in what the recipient got. */
    boolean wasRedacted(String messageId) {
        return jdbc.sql("select coalesce(redacted, not unscreened) from relay where message_id = :message")
                .param("message", messageId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Those that have not ended: of the others nothing is left to do, however often the events are read again. */
    Map<String, Relay> findOpen(Collection<String> messageIds) {
        Map<String, Relay> open = new LinkedHashMap<>();
        jdbc.sql("select * from relay where message_id = any (?) and state <> 'ENDED'")
                .param(messageIds.toArray(String[]::new))
                .query(row -> {
                    Relay relay = read(row);
                    open.put(relay.messageId(), relay);
                });
        return open;
    }

    /** A message withheld after its release may be in the queue already, and is stopped there. */
    void withhold(String messageId) {
        jdbc.sql("""
                update relay set stopped = stopped or state = 'RELEASED', state = 'WITHHELD', scan_since = null
                where message_id = :message and state <> 'ENDED'
                """).param("message", messageId).update();
    }

    /**
     * The verdict is there, the scanner's answer is not. What is in the queue already stays marked so, in order that a later
     * verdict stops it there.
     *
     * @param at counts only the first time
     */
    void awaitScan(String messageId, Instant at) {
        jdbc.sql("""
                update relay set scan_since = coalesce(scan_since, :at),
                    state = case when state = 'RELEASED' then state else 'AWAITS_SCAN' end
                where message_id = :message and state <> 'ENDED'
                """).param("message", messageId).param("at", utc(at)).update();
    }

    /** When the scanner first gave no answer; empty while it was not asked, or has answered. */
    Optional<Instant> scanSince(String messageId) {
        return jdbc.sql("select scan_since from relay where message_id = :message and scan_since is not null")
                .param("message", messageId)
                .query((row, number) ->
                        row.getObject("scan_since", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** A copy, sealed and written, for the row of its message. */
    String sealed(Copy copy) {
        return json.writeValueAsString(copy);
    }

    /**
     * What goes out of a message: what was made once.
     *
     * @param copy as {@link #sealed} gives it
     * @param redacted whether words are replaced in it
     */
    record Released(String messageId, String copy, boolean redacted) {}

    void release(List<Released> released) {
        jdbc.sql("""
                update relay r set state = 'RELEASED', stopped = false, scan_since = null, copy = row.copy::jsonb,
                    redacted = row.redacted
                from unnest(?::text[], ?::text[], ?::boolean[]) as row (id, copy, redacted)
                where r.message_id = row.id and r.state <> 'ENDED'
                """)
                .params(
                        texts(released, Released::messageId),
                        texts(released, Released::copy),
                        released.stream().map(Released::redacted).toArray(Boolean[]::new))
                .update();
    }

    /** It did not get through, or came back. */
    void end(String messageId, long position) {
        end(Map.of(messageId, position), false);
    }

    /**
     * @param positions by message, of the event that ends each
     * @param delivered whether their recipients have them
     */
    void end(Map<String, Long> positions, boolean delivered) {
        jdbc.sql("""
                update relay r set state = 'ENDED', stopped = false, ended_at_position = row.position, delivered = ?
                from unnest(?::text[], ?::bigint[]) as row (id, position)
                where r.message_id = row.id and coalesce(r.ended_at_position, -1) < row.position
                """)
                .params(
                        delivered,
                        positions.keySet().toArray(String[]::new),
                        positions.values().toArray(Long[]::new))
                .update();
    }

    /**
     * One that ended before this is begun anew, as another edition: an operator wants a failed mail sent again, or an appeal gave
     * back what had been taken out of a delivered one.
     */
    void reopen(String messageId, long position) {
        jdbc.sql("""
                update relay set state = 'RELEASED', scan_since = null, edition = edition + 1,
                    supersedes = case when delivered then edition else supersedes end, delivered = false
                where message_id = :message and state = 'ENDED' and ended_at_position < :position
                """).param("message", messageId).param("position", position).update();
    }

    boolean canReopen(String messageId) {
        return jdbc.sql("select ended_at_position is not null from relay where message_id = :message")
                .param("message", messageId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean anyOverdue(Instant now) {
        return jdbc.sql("select exists (select 1 from relay where waiting and release_due_at < :now)")
                .param("now", utc(now))
                .query(Boolean.class)
                .single();
    }

    /** Those that were due then, longest due first, without those whose author had a message withheld lately. */
    List<Overdue> overdue(Instant then, Instant lately, int most) {
        return jdbc.sql("""
                select message_id, conversation_id, risk_class, received_at from relay r
                where waiting and release_due_at < :then and not exists (
                    select 1 from message m where m.author_id = r.author_id and m.received_at > :lately
                        and m.withheld)
                order by release_due_at limit :most
                """)
                .param("then", utc(then))
                .param("lately", utc(lately))
                .param("most", most)
                .query((row, number) -> new Overdue(
                        row.getString("message_id"),
                        row.getString("conversation_id"),
                        RiskClass.valueOf(row.getString("risk_class")),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    long overdue(Instant now) {
        return jdbc.sql("select count(*) from relay where waiting and verdict_due_at < :now")
                .param("now", utc(now))
                .query(Long.class)
                .single();
    }

    /** Messages of a member of staff that are on their way, by identifier. */
    List<Relay> underWay(String authorId, String afterMessageId, int most) {
        return of(authorId, "RELEASED", afterMessageId, most);
    }

    /** Those that were stopped with their author's suspension, by identifier. */
    List<Relay> stoppedOf(String authorId, String afterMessageId, int most) {
        return of(authorId, "STOPPED", afterMessageId, most);
    }

    private List<Relay> of(String authorId, String state, String afterMessageId, int most) {
        return jdbc.sql("""
                select * from relay where author_id = :author and state = :state and message_id > :after
                order by message_id limit :most
                """)
                .param("author", authorId)
                .param("state", state)
                .param("after", afterMessageId)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** What is in the queue already stays there. */
    void stop(String messageId) {
        jdbc.sql("""
                update relay set stopped = stopped or state = 'RELEASED', state = 'STOPPED', scan_since = null
                where message_id = :message and state <> 'ENDED'
                """).param("message", messageId).update();
    }

    void forgetTextsOf(String authorId) {
        jdbc.sql("update relay set copy = null where author_id = :author")
                .param("author", authorId)
                .update();
    }

    private Relay read(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        return new Relay(
                row.getString("message_id"),
                row.getString("conversation_id"),
                row.getLong("position"),
                row.getString("author_id"),
                Role.valueOf(row.getString("author_role")),
                row.getString("recipient_id"),
                Role.valueOf(row.getString("recipient_role")),
                json.readValue(row.getString("original"), BlobRef.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("tell_author"),
                row.getBoolean("tagged"),
                row.getInt("edition"),
                row.getObject("supersedes", Integer.class),
                channel == null ? null : Channel.valueOf(channel));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
