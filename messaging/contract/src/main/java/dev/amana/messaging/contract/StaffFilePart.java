package dev.amana.messaging.contract;

import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that staff sent to a customer, for whoever keeps evidence of it. All parts in the order of their numbers are
 * the file as it was sent, whatever became of the message. Topic {@value #TOPIC}, key = the message.
 *
 * @param attachmentId as {@link MessageEvent.Attachment} has it
 * @param number from 1 to {@code parts}
 * @param content {@link #MOST_BYTES} bytes at most, not text, under the sender's key for staff evidence: it stays when the
 *     correspondence is erased
 * @param infected true where a virus scanner is known to have found something in the message's files: they are for nobody to open.
 *     Otherwise absent; what is found later, {@link MessageEvent.MessageWithheld} tells
 */
@EventType("amana.messaging.staff-file-part.v1")
public record StaffFilePart(
        String attachmentId,
        String messageId,
        String staffId,
        int number,
        int parts,
        SealedText content,
        Instant receivedAt,
        @Nullable Boolean infected)
        implements PublishedEvent {
    public static final String TOPIC = "amana.messaging.staff-files";
    /** So that a record stays below 256 kB. */
    public static final int MOST_BYTES = 160 * 1024;
}
