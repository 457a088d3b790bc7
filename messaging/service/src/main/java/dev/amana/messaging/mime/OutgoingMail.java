package dev.amana.messaging.mime;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a mail of ours consists of; what is not here is not in it.
 *
 * @param messageId with angle brackets, as are inReplyTo and references
 * @param text with {@code \n} line ends
 * @param automatic marks it as written by a machine (RFC 3834)
 * @param unsubscribe where the recipient opts out by one click (RFC 8058), if that is offered
 */
public record OutgoingMail(
        MailAddress from,
        MailAddress to,
        String subject,
        String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        Instant date,
        String text,
        @Nullable String html,
        List<MailAttachment> attachments,
        boolean automatic,
        @Nullable String unsubscribe) {

    /** Without a link to opt out. */
    public OutgoingMail(
            MailAddress from,
            MailAddress to,
            String subject,
            String messageId,
            @Nullable String inReplyTo,
            List<String> references,
            Instant date,
            String text,
            @Nullable String html,
            List<MailAttachment> attachments,
            boolean automatic) {
        this(from, to, subject, messageId, inReplyTo, references, date, text, html, attachments, automatic, null);
    }
}
