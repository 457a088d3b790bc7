package dev.amana.messaging.conversation;

/** What somebody is in a conversation. */
public enum Role {
    BUYER,
    SELLER,
    /** The customer of a support conversation. */
    CUSTOMER,
    /** The support desk; as the author of a message, the member of staff who wrote it. */
    AGENT
}
