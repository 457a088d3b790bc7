package dev.amana.messaging.outbound;

import java.time.Instant;

/**
 * Hears what became of mails. {@code delivered} and {@code failed} are repeated until they return normally, also after a
 * restart, so they must be idempotent. A mail may fail after it was delivered: a bounce came back.
 */
public interface DeliveryListener {

    void delivered(Delivery delivery);

    /** @param enhancedStatus RFC 3463, such as {@code 5.1.1} */
    void failed(Delivery delivery, String enhancedStatus);

    /**
     * An operator wants a failed mail begun anew: whoever made it makes it again and queues it under the same id.
     *
     * @return false where it is not remembered any more
     */
    boolean sendAgain(String conversationId, String messageId);

    /** Told once per deferred attempt, without repetition. */
    default void deferred(Delivery delivery, String enhancedStatus, Instant nextAttemptAt) {}
}
