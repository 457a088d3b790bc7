package dev.amana.moderation.investigation;

/** What comes of an investigation. */
public enum Result {
    UNFOUNDED,
    WARNING,
    TRAINING,
    DISMISSAL_RECOMMENDED,
    HANDED_TO_POLICE
}
