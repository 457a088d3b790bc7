package dev.amana.platform.eventstore;

/**
 * A command that the domain refuses, with the facts why. Contexts declare one subclass per reason. A rejection that was
 * decided on a cached aggregate is decided again on fresh state before the caller sees it. Over HTTP it becomes a problem
 * (RFC 9457) of type {@code /problems/<slug>}; its text is localised from the context's bundle, arguments as {@code {0}}.
 */
public abstract class Rejection extends RuntimeException {
    private final String slug;
    private final transient Object[] arguments;

    protected Rejection(String slug, Object... arguments) {
        super(slug, null, false, false);
        this.slug = slug;
        this.arguments = arguments.clone();
    }

    public String slug() {
        return slug;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    /** The HTTP status that fits; 409 unless a subclass knows better. */
    public int status() {
        return 409;
    }
}
