package dev.amana.messaging.docket.web;

import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.messaging.docket.ClaimRow.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page offers to a party of a claim; whether it may be done is for the claim to say.
 *
 * @param sentence what happens now: {@code my-claim.now.<this>}
 * @param until the time in it, if any
 */
record Moves(
        boolean answer,
        boolean withdraw,
        boolean appeal,
        boolean write,
        String sentence,
        @Nullable Instant until) {

    static Moves of(ClaimRow claim, Party as, Instant now) {
        State state = claim.state();
        boolean appeal = mayAppeal(claim, as, now);
        return new Moves(
                as == Party.SELLER && state == State.AWAITS_ANSWER,
                as == Party.BUYER && (state == State.AWAITS_ANSWER || state == State.IN_REVIEW),
                appeal,
                state.live(),
                sentence(state, as, appeal),
                state == State.AWAITS_ANSWER ? claim.answerDueAt() : claim.appealableUntil());
    }

    /** Whoever got all of what they wanted has nothing to appeal against. */
    static boolean mayAppeal(ClaimRow claim, Party as, Instant now) {
        Instant until = claim.appealableUntil();
        if (claim.state() != State.DECIDED || claim.decision() == null || until == null || now.isAfter(until)) {
            return false;
        }
        return !claim.decision().leavesNothingToAppeal(as);
    }

    private static String sentence(State state, Party as, boolean appeal) {
        return switch (state) {
            case AWAITS_ANSWER -> as == Party.BUYER ? "awaits-answer.buyer" : "awaits-answer.seller";
            case IN_REVIEW -> "in-review";
            case IN_APPEAL -> "in-appeal";
            case DECIDED -> appeal ? "decided.appeal" : "decided";
            case CLOSED -> "closed";
            case FORGOTTEN -> "forgotten";
        };
    }
}
