package dev.amana.messaging.outbound;

import java.time.Instant;

/**
 * Where the delivery of a mail stands.
 *
 * @param mailId the id of the {@link OutboundMail}
 * @param attempts made so far, the present one included
 */
public record Delivery(String mailId, String conversationId, String messageId, int attempts, Instant at) {

    /** Whether it was a notice of ours, which belongs to no conversation. */
    public boolean ofNotice() {
        return conversationId.isEmpty();
    }
}
