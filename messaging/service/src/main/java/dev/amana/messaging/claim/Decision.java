package dev.amana.messaging.claim;

import org.jspecify.annotations.Nullable;

/**
 * How staff decide.
 *
 * @param amount what the buyer gets; null where the claim is denied
 */
public record Decision(Outcome outcome, @Nullable Money amount) {
    public enum Outcome {
        GRANTED,
        PARTIALLY_GRANTED,
        DENIED,
        WITHDRAWN
    }

    static final Decision DENIAL = new Decision(Outcome.DENIED, null);
    static final Decision WITHDRAWAL = new Decision(Outcome.WITHDRAWN, null);

    /** Whether somebody got all of what they wanted. */
    public boolean leavesNothingToAppeal(Party party) {
        return outcome == (party == Party.BUYER ? Outcome.GRANTED : Outcome.DENIED);
    }

    /** Nothing, a part of what is wanted, or all of it. */
    static Decision of(@Nullable Money granted, Money wanted) {
        if (granted == null) {
            return DENIAL;
        }
        return new Decision(granted.equals(wanted) ? Outcome.GRANTED : Outcome.PARTIALLY_GRANTED, granted);
    }
}
