package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.mime.MailOutline;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code explainable}: what came by mail and still has to be explained to its author. Of nearly all messages nothing
 * has to be; who wrote one of the others, the events of its conversation say.
 */
@Component
class Explainables {
    private final JdbcClient jdbc;
    private final Parties parties;
    private final MailWriters writers;
    private final BlobStore blobs;
    private final JsonMapper json;

    Explainables(JdbcClient jdbc, Parties parties, MailWriters writers, BlobStore blobs, JsonMapper json) {
        this.blobs = blobs;
        this.json = json;
        this.jdbc = jdbc;
        this.parties = parties;
        this.writers = writers;
    }

    /** @param submitted the mail, of staff, who are told at the address that they wrote it from; of a party null */
    record Author(String id, Locale locale, @Nullable BlobRef submitted) {}

    /** A delivered message whose author is to hear that words were replaced in it, by the verdict of that revision. */
    record Redacted(String messageId, int revision, Author author) {}

    /**
     * A verdict on a message.
     *
     * @param position of the event in the conversation
     * @param redaction its revision, where it has words replaced; else null
     */
    record Judged(
            String conversationId,
            String messageId,
            long position,
            @Nullable Integer redaction) {}

    /** Of several verdicts on a message, the last counts. */
    void judged(List<Judged> verdicts) {
        Map<String, @Nullable Integer> redactions = new LinkedHashMap<>();
        for (Judged verdict : verdicts) {
            if (verdict.redaction() != null) {
                remember(verdict.conversationId(), verdict.messageId(), verdict.position());
            }
            redactions.put(verdict.messageId(), verdict.redaction());
        }
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

    /** @param position of the event by which it is released */
    void unscreened(String conversationId, String messageId, long position) {
        remember(conversationId, messageId, position);
        jdbc.sql("update explainable set unscreened = true where message_id = :id")
                .param("id", messageId)
                .update();
    }

    private void remember(String conversationId, String messageId, long position) {
        unexplained(conversationId, messageId, position)
                .ifPresent(mail -> jdbc.sql("""
                        insert into explainable (message_id, author_id, locale, submitted)
                        values (:id, :author, :locale, :submitted::jsonb) on conflict do nothing
                        """)
                        .param("id", messageId)
                        .param("author", mail.author().id())
                        .param("locale", mail.author().locale())
                        .param("submitted", submitted(mail) == null ? null : json.writeValueAsString(submitted(mail)))
                        .update());
    }

    private Optional<MessageReceived> unexplained(String conversationId, String messageId, long position) {
        return writers.of(conversationId, messageId, position).filter(this::takesNotices);
    }

    private boolean takesNotices(MessageReceived mail) {
        return blobs.get(mail.content().original())
                .map(MailOutline::of)
                .map(MailOutline::takesNotices)
                .orElse(false);
    }

    void relayed(Collection<String> messageIds) {
        if (!messageIds.isEmpty()) {
            jdbc.sql("update explainable set relayed = true where message_id = any (?)")
                    .param(messageIds.toArray(String[]::new))
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

    /**
     * Who is to hear of something that became of a message.
     *
     * @param position of that event in the conversation
     * @return empty where nobody is, as {@link MailWriters#of} says, or the mail wants no answer
     */
    Optional<Author> author(String conversationId, String messageId, long position) {
        return jdbc.sql("select * from explainable where message_id = :id")
                .param("id", messageId)
                .query((row, number) -> author(row))
                .optional()
                .or(() -> unexplained(conversationId, messageId, position)
                        .map(mail -> author(mail.author().id(), mail.author().locale(), submitted(mail))));
    }

    private Author author(ResultSet row) throws SQLException {
        String submitted = row.getString("submitted");
        return author(
                row.getString("author_id"),
                row.getString("locale"),
                submitted == null ? null : json.readValue(submitted, BlobRef.class));
    }

    /**
     * In the language of now; of an author whom nobody told of, in that of the message. That is the customer's where staff wrote
     * it; what they are told is in English.
     */
    private Author author(String authorId, String then, @Nullable BlobRef submitted) {
        Locale locale = submitted == null
                ? Locale.forLanguageTag(
                        parties.find(authorId).map(Party::locale).orElse(then))
                : Locale.ENGLISH;
        return new Author(authorId, locale, submitted);
    }

    private static @Nullable BlobRef submitted(MessageReceived mail) {
        return mail.channel() == Channel.SUBMISSION ? mail.content().original() : null;
    }
}
