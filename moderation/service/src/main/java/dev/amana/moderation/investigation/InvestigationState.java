package dev.amana.moderation.investigation;

/** Where an investigation stands. */
public enum InvestigationState {
    OPEN,
    /** One person has proposed a decision, and another has to agree. */
    PROPOSED,
    CONFIRMED,
    LIFTED,
    CLOSED
}
