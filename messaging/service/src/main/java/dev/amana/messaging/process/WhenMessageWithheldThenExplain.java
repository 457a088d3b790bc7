package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.conversation.WithheldBecause;
import dev.amana.messaging.explanation.Explanation;
import dev.amana.messaging.explanation.Explanations;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the author of a mail, by mail, why it was not delivered. Who wrote by API or page sees it there. */
@Component
@ProcessingGroup(WhenMessageWithheldThenExplain.GROUP)
class WhenMessageWithheldThenExplain {
    static final String GROUP = "messaging.explanations";

    private final JdbcClient jdbc;
    private final Explanations explanations;
    private final Relays relays;
    private final NoticePost post;
    private final Links links;

    WhenMessageWithheldThenExplain(
            JdbcClient jdbc, Explanations explanations, Relays relays, NoticePost post, Links links) {
        this.jdbc = jdbc;
        this.explanations = explanations;
        this.relays = relays;
        this.post = post;
        this.links = links;
    }

    private record Author(String id, Locale locale) {}

    @EventHandler
    void on(MessageReceived event) {
        if (event.channel() == Channel.SMTP && !event.byMachine()) {
            jdbc.sql("""
                    insert into explainable (message_id, author_id, locale) values (:id, :author, :locale)
                    on conflict do nothing
                    """)
                    .param("id", event.messageId())
                    .param("author", event.author().id())
                    .param("locale", event.author().locale())
                    .update();
        }
    }

    @EventHandler
    void on(MessageWithheld event) {
        if (event.because() == WithheldBecause.AWAITS_SCAN) {
            // It goes on by itself, or is withheld for another reason.
            return;
        }
        author(event.messageId()).ifPresent(author -> explain(event, author));
    }

    /** Told once it is delivered, as it was then; of what was delivered before, at once. */
    @EventHandler
    void on(VerdictRecorded event) {
        jdbc.sql("update explainable set redaction = :revision where message_id = :id")
                .param("revision", event.verdict().redacts() ? event.verdict().revision() : null, Types.INTEGER)
                .param("id", event.messageId())
                .update();
        forgetDelivered(event.conversationId(), event.messageId(), true);
    }

    @EventHandler
    void on(MessageReleased event) {
        if (event.unscreened() != null) {
            jdbc.sql("update explainable set unscreened = true where message_id = :id")
                    .param("id", event.messageId())
                    .update();
        }
    }

    @EventHandler
    void on(MessageRelayed event) {
        jdbc.sql("update explainable set relayed = true where message_id = :id")
                .param("id", event.messageId())
                .update();
        forgetDelivered(event.conversationId(), event.messageId(), false);
    }

    /** What went out without a verdict is remembered until there is one. */
    private void forgetDelivered(String conversationId, String messageId, boolean judged) {
        redaction(messageId)
                .ifPresent(revision -> author(messageId)
                        .ifPresent(author -> tellRedacted(conversationId, messageId, revision, author)));
        jdbc.sql("""
                delete from explainable
                where message_id = :id and relayed and (:judged or redaction is not null or not unscreened)""").param("id", messageId).param("judged", judged).update();
    }

    private Optional<Integer> redaction(String messageId) {
        return jdbc.sql("""
                select redaction from explainable where message_id = :id and relayed and redaction is not null""").param("id", messageId).query(Integer.class).optional();
    }

    private void tellRedacted(String conversationId, String messageId, int revision, Author author) {
        post.send(Notice.to(
                author.id(),
                "message-redacted:" + messageId + ':' + revision,
                relays.wasRedacted(messageId) ? "message-redacted" : "message-redacted-late",
                Map.of(
                        "passage",
                        lines("explanation.passage", explanations.passages(messageId), author),
                        "link",
                        links.conversation(conversationId) + "#m-" + messageId)));
    }

    private void explain(MessageWithheld event, Author author) {
        Explanation why = explanations.of(event.messageId(), event.because(), event.details(), author.locale());
        post.send(Notice.to(
                author.id(),
                "message-withheld:" + event.messageId() + ':' + event.because(),
                // Only what a person can release has an appeal to invite to.
                event.because().stage() == Stage.WITHHELD ? "message-withheld" : "message-not-deliverable",
                Map.of(
                        "what",
                        why.what(),
                        "why",
                        lines("conversation.because", why.why(), author),
                        "passage",
                        lines("explanation.passage", why.passages(), author)
                                + lines("conversation.places", why.places(), author),
                        "todo",
                        why.todo(),
                        "link",
                        links.conversation(event.conversationId()) + "#m-" + event.messageId())));
    }

    private String lines(String title, List<String> values, Author author) {
        return Explanations.lines(explanations.word(title, author.locale()), values);
    }

    private Optional<Author> author(String messageId) {
        return jdbc.sql("select author_id, locale from explainable where message_id = :id")
                .param("id", messageId)
                .query((row, number) ->
                        new Author(row.getString("author_id"), Locale.forLanguageTag(row.getString("locale"))))
                .optional();
    }
}
