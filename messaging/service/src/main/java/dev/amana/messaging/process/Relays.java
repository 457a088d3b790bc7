package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mailbox.Copy;
import dev.amana.platform.blob.BlobRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    /** @param releaseDueAt when it goes even without a verdict; null for never */
    void await(Relay relay, Instant verdictDueAt, RiskClass riskClass, @Nullable Instant releaseDueAt) {
        jdbc.sql("""
                insert into relay (message_id, conversation_id, position, author_id, author_role, recipient_id,
                    recipient_role, original, received_at, tell_author, tagged, channel, verdict_due_at, risk_class,
                    release_due_at, state)
                values (:message, :conversation, :position, :author, :authorRole, :recipient,
                    :recipientRole, :original::jsonb, :receivedAt, :tellAuthor, :tagged, :channel, :dueAt, :riskClass, :releaseDueAt,
                    'WAITING')
                on conflict (message_id) do nothing
                """)
                .param("message", relay.messageId())
                .param("conversation", relay.conversationId())
                .param("position", relay.position())
                .param("author", relay.authorId())
                .param("authorRole", relay.authorRole().name())
                .param("recipient", relay.recipientId())
                .param("recipientRole", relay.recipientRole().name())
                .param("original", json.writeValueAsString(relay.original()))
                .param("receivedAt", utc(relay.receivedAt()))
                .param("tellAuthor", relay.tellAuthor())
                .param("tagged", relay.tagged())
                .param(
                        "channel",
                        relay.channel() == null ? null : relay.channel().name())
                .param("dueAt", utc(verdictDueAt))
                .param("riskClass", riskClass.name())
                .param("releaseDueAt", releaseDueAt == null ? null : utc(releaseDueAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
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

    /** Unless it has ended: then there is nothing left to do, however often the events are read again. */
    Optional<Relay> findOpen(String messageId) {
        return jdbc.sql("select * from relay where message_id = :message and state <> 'ENDED'")
                .param("message", messageId)
                .query((row, number) -> read(row))
                .optional();
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

    /** @param redacted whether words are replaced in the copy; what was made once is what goes out */
    void release(String messageId, Copy copy, boolean redacted) {
        jdbc.sql("""
                update relay set state = 'RELEASED', stopped = false, scan_since = null, copy = :copy::jsonb,
                    redacted = :redacted
                where message_id = :message and state <> 'ENDED'
                """)
                .param("message", messageId)
                .param("copy", json.writeValueAsString(copy))
                .param("redacted", redacted)
                .update();
    }

    /** @param position of the event that ends it */
    void end(String messageId, long position) {
        jdbc.sql("""
                update relay set state = 'ENDED', stopped = false, ended_at_position = :position
                where message_id = :message and coalesce(ended_at_position, -1) < :position
                """).param("message", messageId).param("position", position).update();
    }

    /** One that ended before this is begun anew: an operator wants a failed mail sent again. */
    void reopen(String messageId, long position) {
        jdbc.sql("""
                update relay set state = 'RELEASED', scan_since = null
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

    boolean stopped(String messageId) {
        return jdbc.sql("select stopped from relay where message_id = :message")
                .param("message", messageId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean anyOverdue(Instant now) {
        return jdbc.sql("select exists (select 1 from relay where state = 'WAITING' and release_due_at < :now)")
                .param("now", utc(now))
                .query(Boolean.class)
                .single();
    }

    /** Those that were due then, longest due first, without those whose author had a message withheld lately. */
    List<Overdue> overdue(Instant then, Instant lately, int most) {
        return jdbc.sql("""
                select message_id, conversation_id, risk_class, received_at from relay r
                where state = 'WAITING' and release_due_at < :then and not exists (
                    select 1 from message m where m.author_id = r.author_id and m.received_at > :lately
                        and m.verdict ->> 'outcome' in ('HELD', 'BLOCKED'))
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
        return jdbc.sql("select count(*) from relay where state = 'WAITING' and verdict_due_at < :now")
                .param("now", utc(now))
                .query(Long.class)
                .single();
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
                channel == null ? null : Channel.valueOf(channel));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
