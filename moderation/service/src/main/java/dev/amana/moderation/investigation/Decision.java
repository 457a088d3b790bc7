package dev.amana.moderation.investigation;

/** What two people decide about the suspension. */
public enum Decision {
    /** It stays; what was stopped never leaves. */
    CONFIRM,
    /** The member of staff may write again. */
    LIFT
}
