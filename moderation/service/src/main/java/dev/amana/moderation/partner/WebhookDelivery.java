package dev.amana.moderation.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an end point is to be told of a ruling.
 *
 * @param deliveryId the same at every try, so that the partner takes it once
 * @param lastOutcome status of the answer, or why there was none
 */
public record WebhookDelivery(
        String deliveryId,
        String endpointId,
        String availabilityId,
        int revision,
        State state,
        int attempts,
        Instant nextAttemptAt,
        @Nullable String lastOutcome,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    public enum State {
        PENDING,
        DELIVERED,
        /** Given up; can be sent again. */
        DEAD
    }
}
