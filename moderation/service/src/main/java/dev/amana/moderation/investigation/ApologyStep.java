package dev.amana.moderation.investigation;

/** How far an apology has come. */
public enum ApologyStep {
    /** It is with messaging, being screened and delivered. */
    WRITTEN,
    /** The customer has it. */
    SENT,
    /** It was withheld or could not be delivered; another can be written. */
    FAILED,
    /** Neither read nor answered for long; somebody is reminded. */
    OVERDUE,
    READ,
    ANSWERED;

    /** Whether nothing more is awaited of the customer. */
    boolean settled() {
        return this == READ || this == ANSWERED;
    }
}
