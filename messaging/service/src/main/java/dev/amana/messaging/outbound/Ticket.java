package dev.amana.messaging.outbound;

import dev.amana.platform.blob.BlobRef;
import java.time.Instant;

/**
 * A mail that this instance has claimed: the row without its content.
 *
 * @param leaseUntil as it was claimed; renewals are known to the dispatcher
 */
record Ticket(
        String id,
        String conversationId,
        String messageId,
        String sender,
        String recipient,
        String addressRetention,
        String addressCiphertext,
        String lane,
        BlobRef content,
        int attempts,
        Instant enqueuedAt,
        Instant leaseUntil) {

    Delivery delivery(int attemptsMade, Instant at) {
        return new Delivery(id, conversationId, messageId, attemptsMade, at);
    }
}
