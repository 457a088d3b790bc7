package dev.amana.messaging.conversation;

/** Against what an author appeals. */
public enum Appealed {
    /** The message was withheld, or did not go out as it was written. */
    VERDICT,
    /** The measure that followed from a report. */
    REPORT
}
