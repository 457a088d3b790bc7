package dev.amana.moderation.review;

import dev.amana.moderation.screening.Grounds;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.published.SealedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decided at the desk.
 *
 * @param effectiveAt until then it can be undone
 */
record Decision(
        String decisionId,
        String itemId,
        String screeningId,
        int revision,
        String leaseToken,
        String reviewer,
        Outcome outcome,
        Grounds grounds,
        SealedText explanation,
        @Nullable String goldenId,
        @Nullable String batchId,
        State state,
        Instant decidedAt,
        Instant effectiveAt) {
    enum State {
        /** It can be undone. */
        PENDING,
        /** It is being told to the screening, perhaps once more after a crash. */
        APPLYING,
        APPLIED,
        UNDONE,
        /** The screening had another decision by then. */
        REFUSED
    }
}
