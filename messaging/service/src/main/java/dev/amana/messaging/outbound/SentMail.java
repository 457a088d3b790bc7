package dev.amana.messaging.outbound;

/**
 * A mail that the queue knows.
 *
 * @param senderId party id of the author of the message
 * @param recipientId party id of the one it went to
 */
public record SentMail(String mailId, String conversationId, String messageId, String senderId, String recipientId) {

    /** Whether it was a notice of ours, which belongs to no conversation. */
    public boolean notice() {
        return conversationId.isEmpty();
    }
}
