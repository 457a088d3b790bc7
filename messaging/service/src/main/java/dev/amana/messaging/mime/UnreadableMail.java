package dev.amana.messaging.mime;

/** A mail that no one can make sense of, or that breaks a limit. The message says why, in ASCII and without content. */
public final class UnreadableMail extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableMail(String reason) {
        super(reason, null, false, false);
    }
}
