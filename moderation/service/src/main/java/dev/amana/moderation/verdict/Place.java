package dev.amana.moderation.verdict;

/** In which voice something was said. */
public enum Place {
    /** The sender's own words: text, subject, hidden parts, file names. */
    OWN,
    /** The sender tells what somebody else said. */
    REPORTED,
    /** The part of a mail that repeats an earlier one. */
    QUOTED
}
