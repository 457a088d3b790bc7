package dev.amana.moderation.verdict;

/** How grave a finding is; graver ones come later. */
public enum Severity {
    NONE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public Severity graver(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
