package dev.amana.messaging.conversation;

import dev.amana.messaging.mime.MailAttachment;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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

    /**
     * @param type media type after inspection, lower case
     * @param digest of what is only seen, and no rule can read, where staff sent it: the same file has the same, under a key of
     *     ours; otherwise null
     * @param inline true where the text shows it, as it does a logo; otherwise null
     * @param sha256 of the content, in hexadecimal, where staff sent it; otherwise null, and in events from before this was kept
     */
    public record Attachment(
            String attachmentId,
            Personal name,
            String type,
            long bytes,
            @Nullable String digest,
            @Nullable Boolean inline,
            @Nullable Personal sha256) {
        public Attachment(String attachmentId, Personal name, String type, long bytes) {
            this(attachmentId, name, type, bytes, null, null, null);
        }

        private Attachment seenOnly(String digest, boolean inline) {
            return new Attachment(attachmentId, name, type, bytes, digest, inline ? true : null, sha256);
        }

        /** The same of staff, whose files are evidence, under the key of the name. */
        public Attachment ofStaff(String contentSha256) {
            Personal hash = Personal.of(name.subject(), name.retention(), contentSha256);
            return new Attachment(attachmentId, name, type, bytes, digest, inline, hash);
        }

        /** The same, with the digests of those at these places. */
        public static List<Attachment> describe(
                String messageId,
                String authorId,
                List<MailAttachment> contents,
                Set<Integer> seenOnly,
                Function<MailAttachment, String> digest) {
            List<Attachment> described = describe(messageId, authorId, contents);
            seenOnly.forEach(at -> described.set(
                    at,
                    described
                            .get(at)
                            .seenOnly(
                                    digest.apply(contents.get(at)),
                                    contents.get(at).inline())));
            return described;
        }

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
