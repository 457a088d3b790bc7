package dev.amana.moderation.rules;

/** A rule folder that cannot be used; the message names the file and the place. */
public final class MalformedRules extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedRules(String where, String problem) {
        super(where + ": " + problem);
    }

    MalformedRules(String where, RuntimeException cause) {
        super(where + ": " + cause.getMessage(), cause);
    }
}
