package dev.amana.messaging.conversation;

import dev.amana.messaging.mime.MailAttachment;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, under its author's key.
 *
 * @param text what the author wrote now
 * @param quoted what the author quoted, if anything
 * @param hidden text that only some mail programs show, if there is any
 * @param original the whole mail as it came, or as it was made from what came by API
 * @param elsewhere addresses of To and Cc that are no aliases, one a line, if there are any: nothing was sent there
 * @param partlyRead true where its documents say more than is read for those who judge it; otherwise absent
 * @param mailId Message-ID of the author's mail program, so that answers thread there
 */
public record Content(
        Personal subject,
        Personal text,
        @Nullable Personal quoted,
        @Nullable Personal hidden,
        List<Attachment> attachments,
        BlobRef original,
        @Nullable Personal mailId,
        @Nullable Personal elsewhere,
        @Nullable Boolean partlyRead) {
    public Content {
        attachments = List.copyOf(attachments);
    }

    /** One that was addressed to aliases only. */
    public Content(
            Personal subject,
            Personal text,
            @Nullable Personal quoted,
            @Nullable Personal hidden,
            List<Attachment> attachments,
            BlobRef original,
            @Nullable Personal mailId) {
        this(subject, text, quoted, hidden, attachments, original, mailId, null, null);
    }

    /** One that was read whole. */
    public Content(
            Personal subject,
            Personal text,
            @Nullable Personal quoted,
            @Nullable Personal hidden,
            List<Attachment> attachments,
            BlobRef original,
            @Nullable Personal mailId,
            @Nullable Personal elsewhere) {
        this(subject, text, quoted, hidden, attachments, original, mailId, elsewhere, null);
    }

    /** @param type media type after inspection, lower case */
    public record Attachment(String attachmentId, Personal name, String type, long bytes) {

        /** Attachments are told apart by their position, counted from 1. */
        public static List<Attachment> describe(String messageId, String authorId, List<MailAttachment> contents) {
            List<Attachment> described = new ArrayList<>();
            for (MailAttachment content : contents) {
                described.add(new Attachment(
                        messageId + '-' + (described.size() + 1),
                        Personal.of(authorId, RetentionClass.CORRESPONDENCE, content.name()),
                        content.type(),
                        content.content().length));
            }
            return described;
        }
    }
}
