package dev.amana.messaging.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a claim stands. */
sealed interface ClaimState {
    /** The seller may answer. */
    record AwaitsAnswer() implements ClaimState {}

    /** Staff decide; contact between the parties is paused. */
    record InReview() implements ClaimState {}

    /** A decision that can still be appealed. */
    record Decided(Decision decision, String deciderId, Instant appealableUntil) implements ClaimState {}

    /** Somebody other than the first decider decides; contact is paused again. */
    record InAppeal(String firstDeciderId) implements ClaimState {}

    record Closed(Decision decision) implements ClaimState {}

    /** Its evidence is gone. */
    record Forgotten() implements ClaimState {}

    /** Whether it may still take evidence and statements. */
    static boolean isLive(@Nullable ClaimState state) {
        return switch (state) {
            case null -> false;
            case AwaitsAnswer() -> true;
            case InReview() -> true;
            case Decided ignored -> true;
            case InAppeal ignored -> true;
            case Closed ignored -> false;
            case Forgotten() -> false;
        };
    }
}
