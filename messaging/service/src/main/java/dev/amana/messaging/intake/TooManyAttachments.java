package dev.amana.messaging.intake;

/** Each attachment is named in the published event, which has a limit of its own. */
public final class TooManyAttachments extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int limit;

    TooManyAttachments(int limit) {
        super("More than " + limit + " attachments", null, false, false);
        this.limit = limit;
    }

    public int limit() {
        return limit;
    }
}
