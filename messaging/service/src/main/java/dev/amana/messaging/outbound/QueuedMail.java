package dev.amana.messaging.outbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as operators see it: never its address, nor what it says.
 *
 * @param destination the name of its lane
 * @param state {@code queued}, {@code sending}, {@code sent} or {@code failed}
 * @param status of the last attempt (RFC 3463)
 * @param perhapsTwice whether it may have arrived twice, because an instance ended while it was being sent
 */
public record QueuedMail(
        String mailId,
        String conversationId,
        String messageId,
        String destination,
        String state,
        int attempts,
        @Nullable String status,
        long bytes,
        Instant queuedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        boolean perhapsTwice) {}
