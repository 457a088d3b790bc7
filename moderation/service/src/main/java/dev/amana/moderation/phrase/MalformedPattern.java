package dev.amana.moderation.phrase;

/** A pattern that cannot be read; the message says what is wrong and where. */
public final class MalformedPattern extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedPattern(String pattern, int at, String problem) {
        super("\"" + pattern + "\" at character " + (at + 1) + ": " + problem);
    }
}
