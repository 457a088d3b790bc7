package dev.amana.moderation.review;

import dev.amana.moderation.verdict.Role;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of conversations, as ciphertext under their senders' keys, for some weeks: nobody can judge a sentence
 * without what was said before it.
 */
@Component
public class Surroundings implements ErasureParticipant {
    private static final String HARMFUL = """
            exists (select 1 from screening s where s.screening_id = around.message_id
                and s.severity in ('MEDIUM', 'HIGH', 'CRITICAL')) as harmful""";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json = JsonMapper.builder().build();

    Surroundings(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** A message as it came. */
    public record Kept(
            String messageId,
            String conversationId,
            String senderId,
            Role senderRole,
            String locale,
            Content content,
            Instant receivedAt) {}

    public record Content(SealedText subject, SealedText text, List<File> files) {}

    /**
     * @param digest of what staff sent and no rule can read; null for anything else
     * @param inline true where the text shows it; otherwise null
     */
    public record File(
            SealedText name,
            String type,
            long bytes,
            @Nullable String digest,
            @Nullable Boolean inline) {}

    /**
     * @param text null once its key is gone
     * @param harmful whether something grave was found in it
     * @param unscreened whether it was let go because no verdict came in time
     * @param deliveredAt since when its recipient has it; null where that is not so, or nobody has said so yet
     */
    public record Around(
            String messageId,
            String senderId,
            Role senderRole,
            @Nullable String subject,
            @Nullable String text,
            List<Attachment> attachments,
            Instant receivedAt,
            boolean harmful,
            boolean unscreened,
            @Nullable Instant deliveredAt) {}

    public record Attachment(@Nullable String name, String type, long bytes) {}

    /** Not waiting for the disk: the verdict does, which is written after it, to the same log. */
    public void keep(List<Kept> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with soon as materialized (select set_config('synchronous_commit', 'off', true))
                insert into surrounding_message (message_id, conversation_id, sender_id, sender_role, language, content,
                    received_at)
                select id, conversation, sender, role, language, content::jsonb, received_at
                from soon, unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]::timestamptz[])
                    as row (id, conversation, sender, role, language, content, received_at)
                on conflict (message_id) do nothing""")
                .params(
                        texts(messages, Kept::messageId),
                        texts(messages, Kept::conversationId),
                        texts(messages, Kept::senderId),
                        texts(messages, message -> message.senderRole().name()),
                        texts(messages, message -> language(message.locale())),
                        texts(messages, message -> json.writeValueAsString(message.content())),
                        texts(messages, message -> message.receivedAt().toString()))
                .update();
    }

    /**
     * Their recipients have them; the first time counts.
     *
     * @param times by message
     */
    public void delivered(Map<String, Instant> times) {
        if (!times.isEmpty()) {
            jdbc.sql("""
                    update surrounding_message s set delivered_at = row.at
                    from unnest(?::text[], ?::text[]::timestamptz[]) as row (id, at)
                    where s.message_id = row.id and s.delivered_at is null""")
                    .params(
                            times.keySet().toArray(String[]::new),
                            times.values().stream().map(Instant::toString).toArray(String[]::new))
                    .update();
        }
    }

    /** It goes out because no verdict came in time. */
    public void letGo(String messageId, Instant at) {
        jdbc.sql("update surrounding_message set unscreened_at = :at where message_id = :id and unscreened_at is null")
                .param("at", Timestamp.from(at))
                .param("id", messageId)
                .update();
    }

    private static String[] texts(List<Kept> messages, Function<Kept, String> column) {
        return messages.stream().map(column).toArray(String[]::new);
    }

    private static String language(String locale) {
        int end = locale.indexOf('-');
        return end < 0 ? locale : locale.substring(0, end);
    }

    /** The latest before an instant, oldest first; then the first ones after it. Without the message itself. */
    public List<Around> of(String conversationId, String messageId, Instant at, int most) {
        return jdbc.sql("select around.*, " + HARMFUL + """
                 from (
                    (select * from surrounding_message
                     where conversation_id = :conversation and message_id <> :id and received_at <= :at
                     order by received_at desc limit :before)
                    union all
                    (select * from surrounding_message
                     where conversation_id = :conversation and message_id <> :id and received_at > :at
                     order by received_at limit :after)) around
                order by received_at""")
                .param("conversation", conversationId)
                .param("id", messageId)
                .param("at", Timestamp.from(at))
                .param("before", most - most / 4)
                .param("after", most / 4)
                .query((row, number) -> around(row))
                .list();
    }

    /** The texts that a sender wrote last, oldest first. */
    public List<Personal> lastOf(String conversationId, String senderId, Instant since, Instant before, int most) {
        return jdbc
                .sql("""
                select content from (
                    select content, received_at from surrounding_message
                    where conversation_id = :conversation and sender_id = :sender
                        and received_at >= :since and received_at < :before
                    order by received_at desc limit :most) latest
                order by received_at""")
                .param("conversation", conversationId)
                .param("sender", senderId)
                .param("since", Timestamp.from(since))
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query((row, number) -> json.readValue(row.getString("content"), Content.class))
                .list()
                .stream()
                .map(content -> vault.open(content.text()))
                .toList();
    }

    /** The same before each of these messages, by message. */
    public Map<String, List<Personal>> lastBefore(List<Kept> messages, Duration window, int most) {
        Map<String, List<Personal>> earlier = new HashMap<>();
        jdbc.sql("""
                select m.id, e.content
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[])
                        as m (id, conversation, sender, since, before),
                    lateral (
                        select content, received_at from surrounding_message
                        where conversation_id = m.conversation and sender_id = m.sender
                            and received_at >= m.since and received_at < m.before
                        order by received_at desc limit ?) e
                order by m.id, e.received_at""")
                .params(
                        texts(messages, Kept::messageId),
                        texts(messages, Kept::conversationId),
                        texts(messages, Kept::senderId),
                        texts(
                                messages,
                                message -> message.receivedAt().minus(window).toString()),
                        texts(messages, message -> message.receivedAt().toString()),
                        most)
                .query(row -> {
                    Content content = json.readValue(row.getString("content"), Content.class);
                    earlier.computeIfAbsent(row.getString("id"), id -> new ArrayList<>())
                            .add(vault.open(content.text()));
                });
        return earlier;
    }

    /** What came with a message; empty where it is not kept any more. */
    public List<File> files(String messageId) {
        return jdbc.sql("select content from surrounding_message where message_id = :id")
                .param("id", messageId)
                .query((row, number) -> json.readValue(row.getString("content"), Content.class))
                .optional()
                .map(Content::files)
                .orElse(List.of());
    }

    Optional<Around> find(String messageId) {
        return jdbc.sql("select around.*, " + HARMFUL + " from surrounding_message around where message_id = :id")
                .param("id", messageId)
                .query((row, number) -> around(row))
                .optional();
    }

    int forgetBefore(Instant before, int most) {
        return jdbc.sql("""
                delete from surrounding_message where message_id in (
                    select message_id from surrounding_message where received_at < :before limit :most)""")
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(RetentionClass.CORRESPONDENCE.wireName())) {
            jdbc.sql("delete from surrounding_message where sender_id = :sender")
                    .param("sender", partyId)
                    .update();
        }
    }

    private Around around(ResultSet row) throws SQLException {
        Content content = json.readValue(row.getString("content"), Content.class);
        Timestamp deliveredAt = row.getTimestamp("delivered_at");
        return new Around(
                row.getString("message_id"),
                row.getString("sender_id"),
                Role.valueOf(row.getString("sender_role")),
                open(content.subject()),
                open(content.text()),
                content.files().stream()
                        .map(file -> new Attachment(open(file.name()), file.type(), file.bytes()))
                        .toList(),
                row.getTimestamp("received_at").toInstant(),
                row.getBoolean("harmful"),
                row.getTimestamp("unscreened_at") != null,
                deliveredAt == null ? null : deliveredAt.toInstant());
    }

    private @Nullable String open(SealedText text) {
        return vault.open(text).reveal().orElse(null);
    }
}
