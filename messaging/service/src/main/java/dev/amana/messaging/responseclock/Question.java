package dev.amana.messaging.responseclock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's message that awaits an answer.
 *
 * @param askedAt when the seller could first read it
 * @param remindedAt when its seller was reminded; null before
 * @param answerChecked whether an answer that was written in time still waits for its verdict
 * @param overdueAt when it was told that the answer is late; null before
 */
public record Question(
        String messageId,
        String conversationId,
        @Nullable String orderId,
        String buyerId,
        String sellerId,
        Instant askedAt,
        Instant dueAt,
        @Nullable Instant remindedAt,
        boolean answerChecked,
        @Nullable Instant overdueAt) {}
