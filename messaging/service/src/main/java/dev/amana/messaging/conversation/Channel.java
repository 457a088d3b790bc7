package dev.amana.messaging.conversation;

/** The door through which a message came in. */
public enum Channel {
    /** From the author's mail program to an alias. */
    SMTP,
    /** Through the HTTP interface or a page. */
    API,
    /** By authenticated submission from a member of staff's mail program. */
    SUBMISSION
}
