package dev.amana.moderation.rulebook;

/** Where a version stands. */
public enum RuleSetState {
    /** May still be changed. */
    DRAFT,
    /** Screens beside the live one, without effect. */
    SHADOW,
    LIVE,
    /** Was live, or was given up. One that was live may go live again. */
    RETIRED
}
