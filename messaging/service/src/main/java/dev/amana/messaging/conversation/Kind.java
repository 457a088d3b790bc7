package dev.amana.messaging.conversation;

/** What a conversation is about, and so who is in it. */
public enum Kind {
    /** A buyer and a seller, about one order. */
    ORDER,
    /** A customer and the support desk. */
    SUPPORT
}
