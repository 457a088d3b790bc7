package dev.amana.messaging.process;

import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code explainable}: what came by mail and may still have to be explained to its author. */
@Component
class Explainables {
    private final JdbcClient jdbc;
    private final Parties parties;

    Explainables(JdbcClient jdbc, Parties parties) {
        this.jdbc = jdbc;
        this.parties = parties;
    }

    record Author(String id, Locale locale) {}

    /** A delivered message whose author is to hear that words were replaced in it, by the verdict of that revision. */
    record Redacted(String messageId, int revision, Author author) {}

    void remember(List<MessageReceived> received) {
        jdbc.sql("""
                insert into explainable (message_id, author_id, locale)
                select * from unnest(?::text[], ?::text[], ?::text[]) on conflict do nothing
                """)
                .params(
                        texts(received, MessageReceived::messageId),
                        texts(received, event -> event.author().id()),
                        texts(received, event -> event.author().locale()))
                .update();
    }

    /** Of several verdicts on a message, the last counts. */
    void judged(List<VerdictRecorded> verdicts) {
        Map<String, @Nullable Integer> redactions = new LinkedHashMap<>();
        verdicts.forEach(event -> redactions.put(
                event.messageId(), event.verdict().redacts() ? event.verdict().revision() : null));
        jdbc.sql("""
                update explainable e set redaction = row.redaction
                from unnest(?::text[], ?::int[]) as row (id, redaction)
                where e.message_id = row.id and e.redaction is distinct from row.redaction
                """)
                .params(
                        redactions.keySet().toArray(String[]::new),
                        redactions.values().toArray(Integer[]::new))
                .update();
    }

    void unscreened(String messageId) {
        jdbc.sql("update explainable set unscreened = true where message_id = :id")
                .param("id", messageId)
                .update();
    }

    /** Of nearly all nothing is left to explain then, and they are forgotten at once. */
    void relayed(Collection<String> messageIds) {
        if (messageIds.isEmpty()) {
            return;
        }
        String[] ids = messageIds.toArray(String[]::new);
        int forgotten = jdbc.sql(
                        "delete from explainable where message_id = any (?) and redaction is null and not unscreened")
                .param((Object) ids)
                .update();
        if (forgotten < ids.length) {
            jdbc.sql("update explainable set relayed = true where message_id = any (?)")
                    .param((Object) ids)
                    .update();
        }
    }

    /**
     * Forgets what was delivered and needs nothing more.
     *
     * @param judged what went out without a verdict, and has one now
     * @return those of them whose authors are to hear of a redaction
     */
    List<Redacted> forgetDelivered(Collection<String> messageIds, Collection<String> judged) {
        List<Redacted> redacted = new ArrayList<>();
        jdbc.sql("""
                delete from explainable
                where message_id = any (?) and relayed
                    and (message_id = any (?) or redaction is not null or not unscreened)
                returning *
                """)
                .params(messageIds.toArray(String[]::new), judged.toArray(String[]::new))
                .query(row -> {
                    int revision = row.getInt("redaction");
                    if (!row.wasNull()) {
                        redacted.add(new Redacted(row.getString("message_id"), revision, author(row)));
                    }
                });
        return redacted;
    }

    Optional<Author> author(String messageId) {
        return jdbc.sql("select author_id, locale from explainable where message_id = :id")
                .param("id", messageId)
                .query((row, number) -> author(row))
                .optional();
    }

    /** In the language of now; of an author whom nobody told of, in that of the message. */
    private Author author(ResultSet row) throws SQLException {
        String authorId = row.getString("author_id");
        String then = row.getString("locale");
        String locale = parties.find(authorId).map(Party::locale).orElse(then);
        return new Author(authorId, Locale.forLanguageTag(locale));
    }

    private static String[] texts(List<MessageReceived> received, Function<MessageReceived, String> column) {
        return received.stream().map(column).toArray(String[]::new);
    }
}
