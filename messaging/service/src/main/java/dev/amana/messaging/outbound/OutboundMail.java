package dev.amana.messaging.outbound;

import dev.amana.platform.blob.BlobRef;

/**
 * A mail to one recipient.
 *
 * @param id our id, derived from message and recipient, so that enqueuing twice is harmless
 * @param conversationId given back to the listener
 * @param messageId given back to the listener
 * @param sender party id of the author, for the attempt gate
 * @param recipient party id of the recipient, under whose key the address is sealed
 * @param recipientAddress the real address
 * @param content the bytes for the wire, in the blob store
 */
public record OutboundMail(
        String id,
        String conversationId,
        String messageId,
        String sender,
        String recipient,
        String recipientAddress,
        BlobRef content) {
    private static final String NO_CONVERSATION = "";
    private static final String NO_MESSAGE = "";

    /** What Amana itself writes to a party. It belongs to no conversation, so nobody is told what became of it. */
    public static OutboundMail notice(String id, String partyId, String address, BlobRef content) {
        return new OutboundMail(id, NO_CONVERSATION, id, partyId, partyId, address, content);
    }

    /** A delivery report to a party. It leaves from the null sender, and nothing comes back for it. */
    public static OutboundMail report(String id, String partyId, String address, BlobRef content) {
        return new OutboundMail(id, NO_CONVERSATION, NO_MESSAGE, partyId, partyId, address, content);
    }
}
