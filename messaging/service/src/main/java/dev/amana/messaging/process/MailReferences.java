package dev.amana.messaging.process;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.outbound.MessageIds;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Translates Message-IDs between the two sides, so that mail programs on both keep the thread together. An author's
 * mail program knows its own identifier of a message, the recipient's knows ours, and neither may see the other's, which
 * often names a host or a person.
 */
@Component
class MailReferences {
    /** Mail programs look at the last few only. */
    private static final int MOST = 20;

    private static final String KNOWN = """
            select r.message_id, r.author_id, r.tagged, m.mail_id_ciphertext,
                case when r.delivered then r.edition else coalesce(r.supersedes, r.edition) end as edition
            from relay r left join mail_reference m on m.message_id = r.message_id
            where\s""";

    private static final String SELECT = KNOWN + "r.conversation_id = :conversation and ";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final MessageIds ids;

    MailReferences(JdbcClient jdbc, Vault vault, MessageIds ids) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
    }

    /**
     * @param mailId what the author's mail program calls the message; empty where it came by API, or is erased
     * @param tagged whether ours carries a tag
     * @param edition of ours, the one that the recipient has: what is sent once more may still be on its way, or never arrive
     */
    private record Known(String messageId, String authorId, Optional<String> mailId, boolean tagged, int edition) {}

    /** Our Message-ID of the mail to the recipient, the same whenever it is asked for. */
    String ours(Relay relay) {
        return ours(relay.messageId(), relay.recipientId(), relay.tagged(), relay.edition());
    }

    /** What the recipient has of the message, and this mail takes the place of. */
    Optional<String> superseded(Relay relay) {
        return Optional.ofNullable(relay.supersedes())
                .map(edition -> ours(relay.messageId(), relay.recipientId(), relay.tagged(), edition))
                // After so many that they have the same name.
                .filter(name -> !name.equals(ours(relay)));
    }

    /** Those without a tag were sent before there were tags, and once. */
    private String ours(String messageId, String recipientId, boolean tagged, int edition) {
        return tagged || edition > 0 ? ids.tagged(messageId, recipientId, edition) : ids.plain(messageId);
    }

    void remember(List<MessageReceived> received) {
        List<Named> named = received.stream()
                .flatMap(event -> Named.of(event, vault).stream())
                .toList();
        if (named.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into mail_reference (message_id, conversation_id, author_id, mail_id_hash, mail_id_ciphertext)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                on conflict (message_id) do nothing
                """)
                .params(
                        texts(named, name -> name.event().messageId()),
                        texts(named, name -> name.event().conversationId()),
                        texts(named, name -> name.event().author().id()),
                        texts(named, Named::hash),
                        texts(named, Named::ciphertext))
                .update();
    }

    private static String[] texts(List<Named> named, Function<Named, String> column) {
        return named.stream().map(column).toArray(String[]::new);
    }

    /** A message that its author's mail program has a name for, unless that is erased. */
    private record Named(MessageReceived event, String hash, String ciphertext) {
        static Optional<Named> of(MessageReceived event, Vault vault) {
            Personal mailId = event.content().mailId();
            return mailId == null
                    ? Optional.empty()
                    : mailId.reveal()
                            .map(clear -> new Named(
                                    event,
                                    vault.lookupHash(clear),
                                    mailId.sealed().ciphertext()));
        }
    }

    /** What the author's mail program calls the message. */
    Optional<String> authorsOwn(String messageId) {
        return jdbc.sql(KNOWN + "r.message_id = :message")
                .param("message", messageId)
                .query((row, number) -> read(row))
                .optional()
                .flatMap(Known::mailId);
    }

    /** The given references as the reader's mail program knows them, without those it cannot know. */
    List<String> translated(String conversationId, String readerId, List<String> references) {
        List<String> last = references.subList(Math.max(0, references.size() - MOST), references.size());
        if (last.isEmpty()) {
            return List.of();
        }
        List<Known> known = jdbc.sql(SELECT + "(m.mail_id_hash in (:hashes) or r.message_id in (:ids))")
                .param("conversation", conversationId)
                .param("hashes", last.stream().map(vault::lookupHash).toList())
                .param("ids", messageIds(last))
                .query((row, number) -> read(row))
                .list();
        return last.stream()
                .flatMap(reference -> known.stream().filter(k -> names(reference, k)))
                .map(k -> as(readerId, k))
                .distinct()
                .toList();
    }

    /**
     * The newest message before this one that the reader wrote or was sent, as the reader's mail program knows it.
     *
     * @param alsoSent messages of which the table does not know it yet
     */
    Optional<String> newestBefore(Relay relay, String readerId, List<String> alsoSent) {
        return jdbc.sql(SELECT + """
                r.position < :position
                    and (r.author_id = :reader or r.copy is not null or r.message_id = any (:also))
                order by r.position desc limit 1
                """)
                .param("conversation", relay.conversationId())
                .param("position", relay.position())
                .param("reader", readerId)
                .param("also", alsoSent.toArray(String[]::new))
                .query((row, number) -> read(row))
                .optional()
                .map(k -> as(readerId, k));
    }

    void forget(String authorId) {
        jdbc.sql("delete from mail_reference where author_id = :author")
                .param("author", authorId)
                .update();
    }

    private boolean names(String reference, Known known) {
        return ids.message(reference).filter(known.messageId()::equals).isPresent()
                || known.mailId().filter(reference::equals).isPresent();
    }

    private String as(String readerId, Known known) {
        return known.authorId().equals(readerId)
                // Never the tag: it proves that somebody received the message, which its author did not.
                ? known.mailId().orElseGet(() -> ids.plain(known.messageId()))
                : ours(known.messageId(), readerId, known.tagged(), known.edition());
    }

    private Known read(ResultSet row) throws SQLException {
        String authorId = row.getString("author_id");
        @Nullable String ciphertext = row.getString("mail_id_ciphertext");
        Optional<String> mailId = Stream.ofNullable(ciphertext)
                .map(text -> vault.open(new SealedText(authorId, CORRESPONDENCE.wireName(), text)))
                .flatMap(personal -> personal.reveal().stream())
                .findFirst();
        return new Known(
                row.getString("message_id"), authorId, mailId, row.getBoolean("tagged"), row.getInt("edition"));
    }

    /** Of the messages that those of our own Message-IDs name; the empty one where there are none, which no message has. */
    private List<String> messageIds(List<String> references) {
        return references.stream()
                .map(reference -> ids.message(reference).orElse(""))
                .toList();
    }
}
