package dev.amana.moderation.review;

/** What a reviewer is asked. */
public enum ReviewKind {
    /** The rules held a message: may it go out? */
    HELD,
    /** The sender of a withheld message says that it should go out. */
    APPEAL
}
