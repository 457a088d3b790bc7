package dev.amana.moderation.verdict;

/** What shall become of a message; graver ones come later. */
public enum Outcome {
    /** It may be delivered. */
    CLEARED,
    /** It is delivered, and its reader is warned. */
    WARNED,
    /** It is delivered without the words that were found, and its sender is told. */
    REDACTED,
    /** It waits for a person. */
    HELD,
    /** It is never delivered. */
    BLOCKED;

    public Outcome graver(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether the message reaches its recipient, if not as it is. */
    public boolean delivers() {
        return compareTo(HELD) < 0;
    }
}
