package dev.amana.messaging.intake;

import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.mime.ParsedMail;
import java.nio.charset.StandardCharsets;

/**
 * What a message may have at most, so that the event that tells of it can be published: one that is too large would hold
 * up all that come after it.
 */
final class Bounds {
    static final int MOST_ATTACHMENTS = 50;

    private static final int BYTES_PER_ATTACHMENT = 1_000;
    private static final int BYTES_OF_THE_REST = 8_000;
    private static final int MOST_PUBLISHED_BYTES = 480_000;

    private final int mostTextBytes;

    Bounds(int mostTextBytes) {
        this.mostTextBytes = mostTextBytes;
    }

    /**
     * @throws TooManyAttachments and
     * @throws TooMuchText where it breaks them
     */
    void check(ParsedMail mail) {
        int attachments = mail.attachments().size();
        if (attachments > MOST_ATTACHMENTS) {
            throw new TooManyAttachments(MOST_ATTACHMENTS);
        }
        long text = bytes(mail.subject()) + bytes(mail.text()) + bytes(mail.quoted()) + bytes(mail.hidden());
        for (MailAttachment attachment : mail.attachments()) {
            text += bytes(attachment.name());
        }
        // Documents have a bound of their own, so that a long one keeps no mail from being taken.
        if (text - mail.documents().bytes() > mostTextBytes || published(text, attachments) > MOST_PUBLISHED_BYTES) {
            throw new TooMuchText(mostTextBytes);
        }
    }

    /** Rather too much: sealed text is Base64, and beside it stand identifiers and names of fields. */
    private static long published(long textBytes, int attachments) {
        return textBytes * 4 / 3 + (long) BYTES_PER_ATTACHMENT * attachments + BYTES_OF_THE_REST;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
