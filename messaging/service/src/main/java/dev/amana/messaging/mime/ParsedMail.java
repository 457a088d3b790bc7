package dev.amana.messaging.mime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, decoded. Everything in it was written by a stranger.
 *
 * @param from the author's addresses (header From), decoded
 * @param authors From, Sender and Reply-To, decoded: all that may tell who the author is
 * @param recipients all addresses of To and Cc
 * @param subject decoded, one line, possibly empty
 * @param messageId with its angle brackets
 * @param references the thread, oldest first, with angle brackets
 * @param text what the person wrote now, plain
 * @param quoted what the person quoted, plain, possibly empty
 * @param body the whole plain text in its original order; text and quoted are cut from it
 * @param hidden text that only some mail programs show: HTML that differs from the plain text, file names, text
 *     files
 * @param html the sanitised HTML part, if there was one
 * @param dropped parts that are not relayed, with the reason
 * @param automatic whether a machine wrote it (RFC 3834 and the usual signs)
 * @param documents the part of hidden that documents say
 */
public record ParsedMail(
        List<MailAddress> from,
        List<MailAddress> authors,
        List<MailAddress> recipients,
        String subject,
        @Nullable String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        String text,
        String quoted,
        String body,
        String hidden,
        @Nullable String html,
        List<MailAttachment> attachments,
        List<DroppedPart> dropped,
        boolean automatic,
        DocumentText documents) {

    /** Without what only a judge has to see, and with the quote in the text: what {@link MailReader#readJudged} reads. */
    ParsedMail judged() {
        return new ParsedMail(
                from,
                authors,
                recipients,
                subject,
                messageId,
                inReplyTo,
                references,
                body,
                "",
                body,
                HiddenText.Found.NOTHING.text(),
                html,
                attachments,
                dropped,
                automatic,
                HiddenText.Found.NOTHING.documents());
    }

    /** A message that came by API or page rather than by mail. */
    public static ParsedMail written(String subject, String text, List<MailAttachment> attachments) {
        return new ParsedMail(
                List.of(),
                List.of(),
                List.of(),
                subject,
                null,
                null,
                List.of(),
                text,
                "",
                text,
                "",
                null,
                attachments,
                List.of(),
                false,
                DocumentText.NONE);
    }
}
