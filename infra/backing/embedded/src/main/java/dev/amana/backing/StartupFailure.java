package dev.amana.backing;

/** Something did not start; the message is for the person at the terminal and says what to do. */
public final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartupFailure(String message) {
        super(message);
    }

    public StartupFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
