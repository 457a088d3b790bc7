package dev.amana.messaging.conversation;

/** What followed from a report for the author of a message. */
public enum Measure {
    NONE,
    /** The author is told that the message breaks the rules. */
    WARNING,
    /** The marketplace restricts the author's account. */
    RESTRICTION
}
