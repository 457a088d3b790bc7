package dev.amana.messaging.process;

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
import dev.amana.messaging.process.Explainables.Author;
import dev.amana.messaging.process.Explainables.Judged;
import dev.amana.messaging.submission.SubmittersAddresses;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Tells the author of a mail, by mail, why it was not delivered; staff who submitted it at the address that they write from.
 * Who wrote by API or page sees it there.
 */
@Component
@ProcessingGroup(WhenMessageWithheldThenExplain.GROUP)
class WhenMessageWithheldThenExplain {
    static final String GROUP = "messaging.explanations";

    private final Explainables explainables;
    private final Explanations explanations;
    private final Relays relays;
    private final NoticePost post;
    private final SubmittersAddresses submitters;
    private final Links links;
    private final BatchEnd batchEnd;
    private final Step<Judged> judging;
    private final Step<Progress> progressing = new Step<>(2, this::progressed);

    WhenMessageWithheldThenExplain(
            Explainables explainables,
            Explanations explanations,
            Relays relays,
            NoticePost post,
            SubmittersAddresses submitters,
            Links links,
            BatchEnd batchEnd) {
        this.explainables = explainables;
        this.explanations = explanations;
        this.relays = relays;
        this.post = post;
        this.submitters = submitters;
        this.links = links;
        this.batchEnd = batchEnd;
        judging = new Step<>(1, explainables::judged);
    }

    /** @param judged by a verdict; else it is relayed */
    private record Progress(String conversationId, String messageId, boolean judged) {}

    @EventHandler
    void on(MessageWithheld event, @SequenceNumber long position) {
        if (event.because() == WithheldBecause.AWAITS_SCAN) {
            // It goes on by itself, or is withheld for another reason.
            return;
        }
        batchEnd.finish();
        explainables
                .author(event.conversationId(), event.messageId(), position)
                .ifPresent(author -> explain(event, author));
    }

    /** Told once it is delivered, as it was then; of what was delivered before, at once. */
    @EventHandler
    void on(VerdictRecorded event, @SequenceNumber long position) {
        boolean redacts = event.verdict().redacts();
        int revision = event.verdict().revision();
        if (redacts || revision > 1) {
            batchEnd.add(
                    judging,
                    new Judged(event.conversationId(), event.messageId(), position, redacts ? revision : null));
        }
        batchEnd.add(progressing, new Progress(event.conversationId(), event.messageId(), true));
    }

    @EventHandler
    void on(MessageReleased event, @SequenceNumber long position) {
        if (event.unscreened() != null) {
            batchEnd.finish();
            explainables.unscreened(event.conversationId(), event.messageId(), position);
        }
    }

    @EventHandler
    void on(MessageRelayed event) {
        batchEnd.add(progressing, new Progress(event.conversationId(), event.messageId(), false));
    }

    /** What went out without a verdict is remembered until there is one. */
    private void progressed(List<Progress> all) {
        Map<String, String> conversations = new HashMap<>();
        all.forEach(one -> conversations.put(one.messageId(), one.conversationId()));
        explainables.relayed(all.stream()
                .filter(one -> !one.judged())
                .map(Progress::messageId)
                .toList());
        explainables
                .forgetDelivered(
                        conversations.keySet(),
                        all.stream()
                                .filter(Progress::judged)
                                .map(Progress::messageId)
                                .toList())
                .forEach(due -> tellRedacted(
                        Objects.requireNonNull(conversations.get(due.messageId())),
                        due.messageId(),
                        due.revision(),
                        due.author()));
    }

    private void tellRedacted(String conversationId, String messageId, int revision, Author author) {
        tell(
                author,
                "message-redacted:" + messageId + ':' + revision,
                relays.wasRedacted(messageId) ? "message-redacted" : "message-redacted-late",
                Map.of(
                        "passage",
                        lines("explanation.passage", explanations.passages(messageId), author),
                        "link",
                        links.conversation(conversationId) + "#m-" + messageId));
    }

    private void explain(MessageWithheld event, Author author) {
        Explanation why = explanations.of(event.messageId(), event.because(), event.details(), author.locale());
        tell(
                author,
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
                        links.conversation(event.conversationId()) + "#m-" + event.messageId()));
    }

    private void tell(Author author, String id, String template, Map<String, String> values) {
        BlobRef submitted = author.submitted();
        if (submitted == null) {
            post.send(Notice.to(author.id(), id, template, values));
        } else {
            submitters
                    .of(author.id(), submitted)
                    .ifPresent(address -> post.send(new Notice(id, author.id(), address, template, values)));
        }
    }

    private String lines(String title, List<String> values, Author author) {
        return Explanations.lines(explanations.word(title, author.locale()), values);
    }
}
