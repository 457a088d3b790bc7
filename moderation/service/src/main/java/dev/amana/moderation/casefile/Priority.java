package dev.amana.moderation.casefile;

/** How urgent a case is; each has a time in which somebody must have acted (see {@link Deadlines}). */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
