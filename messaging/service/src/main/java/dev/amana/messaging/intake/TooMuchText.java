package dev.amana.messaging.intake;

/** The text of a message is more than can be screened, and nothing leaves unscreened. */
public final class TooMuchText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int limitBytes;

    TooMuchText(int limitBytes) {
        super("More than " + limitBytes + " bytes of text", null, false, false);
        this.limitBytes = limitBytes;
    }

    public int limitBytes() {
        return limitBytes;
    }
}
