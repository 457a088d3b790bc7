package dev.amana.messaging.conversation;

/** Why a message does not reach its recipient. */
public enum WithheldBecause {
    /** A person has to look at it first. */
    HELD,
    /** It breaks a rule; only a later verdict of a person can release it. */
    BLOCKED,
    /** It would reveal who its author is, and could not be rewritten so that it does not. */
    REVEALS_IDENTITY,
    /** No mail could be made of it. */
    NOT_RELAYABLE,
    /** The virus scanner found something in it. */
    INFECTED,
    /** The virus scanner has not answered yet; it is asked again. */
    AWAITS_SCAN,
    /** The virus scanner did not answer for as long as a message may wait. */
    NOT_SCANNED,
    /** Its author, a member of staff, is suspended. It goes on only where whoever ends the suspension says so. */
    SENDER_SUSPENDED;

    /** Where the message stands then: what a verdict withheld, a later one may release. */
    public Stage stage() {
        return switch (this) {
            case HELD, BLOCKED -> Stage.WITHHELD;
            case AWAITS_SCAN -> Stage.AWAITING_SCAN;
            case SENDER_SUSPENDED -> Stage.STOPPED;
            case REVEALS_IDENTITY, NOT_RELAYABLE, INFECTED, NOT_SCANNED -> Stage.QUARANTINED;
        };
    }
}
