package dev.amana.messaging.submission;

/** A member of staff has as many app passwords as allowed. */
public final class TooManyMailPasswords extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int limit;

    TooManyMailPasswords(int limit) {
        super("More than " + limit + " mail passwords", null, false, false);
        this.limit = limit;
    }

    public int limit() {
        return limit;
    }
}
