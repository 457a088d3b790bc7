package dev.amana.gateway.intake;

/** The form of the marketplace's own identifiers: they stand in addresses, keys and logs, so they are plain. */
public final class Identifiers {
    /** As a regular expression: letters, digits and {@code . _ -}, with a letter or a digit in front; at most 100. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private Identifiers() {}
}
