package dev.amana.messaging.docket;

import dev.amana.messaging.claim.ClaimReason;
import dev.amana.messaging.claim.Decision;
import dev.amana.messaging.claim.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claim.
 *
 * @param decision the latest
 * @param decidedBy party or staff id
 */
public record ClaimRow(
        String claimId,
        String orderId,
        String conversationId,
        String buyerId,
        String sellerId,
        ClaimReason reason,
        Money wanted,
        State state,
        @Nullable Decision decision,
        Instant openedAt,
        Instant answerDueAt,
        @Nullable Instant escalatedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable Instant appealableUntil,
        @Nullable Instant appealedAt,
        @Nullable Instant closedAt,
        @Nullable Instant keptUntil) {

    /** Whether the buyer took it back, so that there may be another one. */
    public boolean isWithdrawn() {
        return decision != null && decision.outcome() == Decision.Outcome.WITHDRAWN;
    }

    /** Where it stands, for readers; what may be done is for the aggregate to say. */
    public enum State {
        AWAITS_ANSWER,
        IN_REVIEW,
        DECIDED,
        IN_APPEAL,
        CLOSED,
        FORGOTTEN;

        /** Whether the parties do not write to each other meanwhile. */
        public boolean pausesContact() {
            return this == IN_REVIEW || this == IN_APPEAL;
        }

        public boolean live() {
            return this != CLOSED && this != FORGOTTEN;
        }
    }
}
