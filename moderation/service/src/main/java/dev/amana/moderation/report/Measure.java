package dev.amana.moderation.report;

/** What follows for the sender of a message about which a report was upheld. */
public enum Measure {
    NONE,
    /** The sender is told which rule the message broke. */
    WARNING,
    /** The marketplace is asked to restrict the sender's account; Amana cannot. */
    RESTRICTION;

    /** Whether it falls harder upon the sender than the other. */
    public boolean graverThan(Measure other) {
        return compareTo(other) > 0;
    }

    /** What falls hard upon somebody, two people have to want. */
    public boolean takesTwo() {
        return this == RESTRICTION;
    }
}
