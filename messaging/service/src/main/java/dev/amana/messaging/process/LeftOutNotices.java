package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.explanation.Explanations;
import dev.amana.messaging.mime.DroppedPart;
import dev.amana.messaging.mime.MailOutline;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import dev.amana.messaging.process.MailFactory.Made;
import dev.amana.messaging.submission.SubmittersAddresses;
import dev.amana.platform.blob.BlobStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells the author of a mail, by mail, what of it the reader does not get, and why. Who wrote by API was refused such a file, or
 * sees it on the page. The names are the author's own: as they are rewritten for the reader, they would say by what the
 * reader is known.
 */
@Component
class LeftOutNotices {
    private static final String TEMPLATE = "parts-left-out";
    private static final int MOST_LINES = 20;

    private final NoticePost post;
    private final Explanations explanations;
    private final Parties parties;
    private final SubmittersAddresses submitters;
    private final Links links;
    private final BlobStore blobs;

    LeftOutNotices(
            NoticePost post,
            Explanations explanations,
            Parties parties,
            SubmittersAddresses submitters,
            Links links,
            BlobStore blobs) {
        this.submitters = submitters;
        this.post = post;
        this.explanations = explanations;
        this.parties = parties;
        this.links = links;
        this.blobs = blobs;
    }

    /** Once for a message, however often it goes out, and never to a machine, nor to whoever wants no automatic answer. */
    void tell(Relay relay, Made made) {
        List<DroppedPart> missing = made.mail().dropped();
        if (missing.isEmpty() || !relay.tellAuthor() || !takesNotices(relay)) {
            return;
        }
        String id = id(relay, missing);
        Map<String, String> values = Map.of(
                "parts",
                lines(missing, locale(relay.authorId())),
                "link",
                links.conversation(relay.conversationId()) + "#m-" + relay.messageId());
        if (relay.channel() == Channel.SUBMISSION) {
            submitters
                    .of(relay.authorId(), relay.original())
                    .ifPresent(from -> post.send(new Notice(id, relay.authorId(), from, TEMPLATE, values)));
        } else {
            post.send(Notice.to(relay.authorId(), id, TEMPLATE, values));
        }
    }

    private boolean takesNotices(Relay relay) {
        return blobs.get(relay.original())
                .map(MailOutline::of)
                .map(MailOutline::takesNotices)
                .orElse(false);
    }

    /** Who signs a mail signs them all, and nothing that was said is missing: that is told once in a conversation. */
    private static String id(Relay relay, List<DroppedPart> missing) {
        return missing.stream().allMatch(DroppedPart::isSignature)
                ? "signature-left-out:" + relay.conversationId() + ':' + relay.authorId()
                : "parts-left-out:" + relay.messageId();
    }

    private String lines(List<DroppedPart> missing, Locale locale) {
        String lines = missing.stream()
                .limit(MOST_LINES)
                .map(part -> part.shownToAuthor() + ": " + explanations.word(key(part.reason()), locale))
                .collect(Collectors.joining("\n"));
        return missing.size() > MOST_LINES ? lines + "\n… +" + (missing.size() - MOST_LINES) : lines;
    }

    private static String key(DroppedPart.Reason reason) {
        return "conversation.dropped." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Locale locale(String authorId) {
        return Locale.forLanguageTag(parties.find(authorId).map(Party::locale).orElse("en"));
    }
}
