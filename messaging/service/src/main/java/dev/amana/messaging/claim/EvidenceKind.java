package dev.amana.messaging.claim;

/** What a link of the chain holds. */
public enum EvidenceKind {
    /** A message as its author wrote it. */
    ORIGINAL,
    /** The same message as its recipient got it. */
    DELIVERED,
    /** A file that a party handed in. */
    FILE
}
