package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.conversation.WithheldBecause;
import dev.amana.messaging.explanation.Explanation;
import dev.amana.messaging.explanation.Explanations;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
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
    private final NoticePost post;
    private final Links links;

    WhenMessageWithheldThenExplain(JdbcClient jdbc, Explanations explanations, NoticePost post, Links links) {
        this.jdbc = jdbc;
        this.explanations = explanations;
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

    /** What is delivered is not what they wrote; they learn what was taken out. */
    @EventHandler
    void on(VerdictRecorded event) {
        if (event.verdict().redacts()) {
            author(event.messageId()).ifPresent(author -> tellRedacted(event, author));
        }
    }

    private void tellRedacted(VerdictRecorded event, Author author) {
        post.send(Notice.to(
                author.id(),
                "message-redacted:" + event.messageId() + ':' + event.verdict().revision(),
                "message-redacted",
                Map.of(
                        "passage",
                        lines("explanation.passage", explanations.passages(event.messageId()), author),
                        "link",
                        links.conversation(event.conversationId()) + "#m-" + event.messageId())));
    }

    @EventHandler
    void on(MessageRelayed event) {
        jdbc.sql("delete from explainable where message_id = :id")
                .param("id", event.messageId())
                .update();
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
