package dev.amana.messaging.mime;

import java.util.List;

/**
 * A mail ready to be sent, checked for leaks.
 *
 * @param raw the bytes for the wire, CRLF line ends
 * @param attachments as they are in it, in their order
 * @param dropped parts of the original that are not in it; the text tells the recipient
 */
@SuppressWarnings("ArrayRecordComponent") // Mails are never compared.
public record ComposedMail(
        byte[] raw, String subject, String text, List<MailAttachment> attachments, List<DroppedPart> dropped) {}
