package dev.amana.moderation.verdict;

/** What shall become of a message; graver ones come later. */
public enum Outcome {
    /** It may be delivered. */
    CLEARED,
    /** It waits for a person. */
    HELD,
    /** It is never delivered. */
    BLOCKED;

    public Outcome graver(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
