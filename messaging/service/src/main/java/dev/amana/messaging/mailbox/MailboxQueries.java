package dev.amana.messaging.mailbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amana.messaging.conversation.Appealed;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.conversation.Kind;
import dev.amana.messaging.conversation.Measure;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.conversation.WithheldBecause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the mailbox rows. Who may read them is not decided here. */
@Component
public class MailboxQueries {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    /** Of a conversation c. */
    static final String ROW = """
            c.*, array(select a.agent_id from conversation_case_agent a where a.conversation_id = c.conversation_id)
                as case_agents\s""";

    /** Whether a :person is in a conversation c. */
    static final String IS_IN = """
            (c.first_id = :person or c.second_id = :person or c.agent_id = :person or c.conversation_id in (
                select a.conversation_id from conversation_case_agent a where a.agent_id = :person))\s""";

    private static final String MESSAGES = """
            select m.*, r.copy, coalesce(r.redacted, not m.unscreened) as made_redacted from message m left join relay r on r.message_id = m.message_id
            where m.conversation_id = :conversation and\s""";

    private static final int MOST_REMEMBERED = 20_000;

    private final Cache<String, Sides> sides =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final JdbcClient jdbc;
    private final JsonMapper json;

    MailboxQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<ConversationRow> conversation(String conversationId) {
        return jdbc.sql("select " + ROW + "from conversation c where c.conversation_id = :id")
                .param("id", conversationId)
                .query((row, number) -> conversation(row))
                .optional();
    }

    /** What a conversation is about, and whose it is. */
    public Optional<Sides> sides(String conversationId) {
        Sides known = sides.getIfPresent(conversationId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Sides> found =
                conversation(conversationId).map(row -> new Sides(row.kind(), row.firstId(), row.secondId()));
        found.ifPresent(row -> sides.put(conversationId, row));
        return found;
    }

    /** Of a conversation, what never changes. */
    public record Sides(Kind kind, String firstId, String secondId) {}

    public List<ConversationRow> ofOrder(String orderId, int limit) {
        return jdbc.sql("select " + ROW
                        + "from conversation c where c.order_id = :order order by c.conversation_id limit :limit")
                .param("order", orderId)
                .param("limit", limit)
                .query((row, number) -> conversation(row))
                .list();
    }

    /** Those that somebody is in, as a party or as the agent, by identifier. */
    public List<ConversationRow> with(String personId, String afterConversationId, int limit) {
        return jdbc.sql("select " + ROW + "from conversation c where " + IS_IN
                        + "and c.conversation_id > :after order by c.conversation_id limit :limit")
                .param("person", personId)
                .param("after", afterConversationId)
                .param("limit", limit)
                .query((row, number) -> conversation(row))
                .list();
    }

    /** Oldest first. */
    public List<MessageRow> messages(String conversationId, long afterPosition, int limit) {
        return jdbc.sql(MESSAGES + "m.position > :after order by m.position limit :limit")
                .param("conversation", conversationId)
                .param("after", afterPosition)
                .param("limit", limit)
                .query((row, number) -> message(row))
                .list();
    }

    /** The newest before a position, oldest first. */
    public List<MessageRow> latest(String conversationId, long beforePosition, int limit) {
        return jdbc.sql(MESSAGES + "m.position < :before order by m.position desc limit :limit")
                .param("conversation", conversationId)
                .param("before", beforePosition)
                .param("limit", limit)
                .query((row, number) -> message(row))
                .list()
                .reversed();
    }

    public Optional<MessageRow> message(String conversationId, String messageId) {
        return jdbc.sql(MESSAGES + "m.message_id = :message")
                .param("conversation", conversationId)
                .param("message", messageId)
                .query((row, number) -> message(row))
                .optional();
    }

    /** What somebody wrote and a verdict withholds now, or a measure followed from, the newest first. */
    public List<MessageRow> heldAgainst(String authorId, int limit) {
        return jdbc.sql("""
                select m.*, null as copy, false as made_redacted from message m where m.message_id in (
                    (select message_id from message where author_id = :author and withheld
                        order by received_at desc limit :limit)
                    union
                    (select message_id from message where author_id = :author and measure is not null
                        order by received_at desc limit :limit))
                order by m.received_at desc limit :limit""")
                .param("author", authorId)
                .param("limit", limit)
                .query((row, number) -> message(row))
                .list();
    }

    static ConversationRow conversation(ResultSet row) throws SQLException {
        return new ConversationRow(
                row.getString("conversation_id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("order_id"),
                row.getString("first_id"),
                row.getString("second_id"),
                row.getString("agent_id"),
                List.of((String[]) row.getArray("case_agents").getArray()),
                instant(row, "opened_at"));
    }

    MessageRow message(ResultSet row) throws SQLException {
        return new MessageRow(
                row.getString("message_id"),
                row.getString("conversation_id"),
                row.getLong("position"),
                row.getString("author_id"),
                Role.valueOf(row.getString("author_role")),
                row.getString("recipient_id"),
                Channel.valueOf(row.getString("channel")),
                Stage.valueOf(row.getString("stage")),
                stage(row.getString("again")),
                read(row.getString("content"), Content.class),
                read(row.getString("copy"), Copy.class),
                read(row.getString("verdict"), Verdict.class),
                because(row.getString("because")),
                texts(row.getString("details")),
                row.getString("status"),
                row.getBoolean("automatic"),
                row.getBoolean("unscreened"),
                row.getBoolean("made_redacted"),
                instant(row, "received_at"),
                measure(row.getString("measure")),
                appealed(row));
    }

    private static @Nullable Stage stage(@Nullable String name) {
        return name == null ? null : Stage.valueOf(name);
    }

    private static @Nullable Measure measure(@Nullable String name) {
        return name == null ? null : Measure.valueOf(name);
    }

    private static Set<Appealed> appealed(ResultSet row) throws SQLException {
        Set<Appealed> appealed = EnumSet.noneOf(Appealed.class);
        if (row.getBoolean("appealed")) {
            appealed.add(Appealed.VERDICT);
        }
        if (row.getBoolean("measure_appealed")) {
            appealed.add(Appealed.REPORT);
        }
        return appealed;
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    private List<String> texts(@Nullable String text) {
        return text == null ? List.of() : json.readValue(text, TEXTS);
    }

    private static @Nullable WithheldBecause because(@Nullable String name) {
        return name == null ? null : WithheldBecause.valueOf(name);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
