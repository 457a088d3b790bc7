package dev.amana.moderation.casefile;

/** Where the work on a case stands. */
public enum Progress {
    OPEN,
    IN_PROGRESS,
    /** Somebody outside must answer first; no deadline runs. */
    WAITING,
    CLOSED
}
