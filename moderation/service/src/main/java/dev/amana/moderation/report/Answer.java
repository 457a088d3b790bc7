package dev.amana.moderation.report;

/** What moderation made of a report. */
public enum Answer {
    /** The message breaks the rules. */
    UPHELD,
    /** It does not. */
    REJECTED
}
