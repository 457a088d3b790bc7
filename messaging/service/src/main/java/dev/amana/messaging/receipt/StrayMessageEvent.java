package dev.amana.messaging.receipt;

import dev.amana.platform.eventstore.StoredAs;
import java.time.Instant;

/** What became of a message without a conversation. */
public sealed interface StrayMessageEvent {
    String messageId();

    /** @param status enhanced status code (RFC 3463) */
    @StoredAs("messaging.stray-message-refused")
    record StrayMessageRefused(String messageId, String conversationId, String status, Instant at)
            implements StrayMessageEvent {}
}
