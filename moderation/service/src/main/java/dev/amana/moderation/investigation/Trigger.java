package dev.amana.moderation.investigation;

/** What started an investigation. */
public enum Trigger {
    /** A message of theirs was blocked as a threat. */
    THREAT,
    /** More of their messages were held or blocked within a time than are to be expected. */
    PATTERN,
    /** They looked at data of more people than they have to do with. */
    DATA_MISUSE,
    /** A customer reported what they wrote, and was right. */
    REPORT,
    /** Two reviewers of a message of theirs recommended that they be suspended. */
    RECOMMENDED,
    /** Somebody of the trust team asked for it. */
    REQUESTED
}
