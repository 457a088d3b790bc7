package dev.amana.messaging.claim;

/** What went wrong, as the buyer puts it. */
public enum ClaimReason {
    NOT_RECEIVED,
    NOT_AS_DESCRIBED,
    DAMAGED,
    WRONG_ITEM,
    RETURN_REFUSED,
    OTHER
}
