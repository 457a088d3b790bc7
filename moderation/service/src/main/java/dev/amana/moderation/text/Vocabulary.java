package dev.amana.moderation.text;

/** The words that occur in the rules. */
public interface Vocabulary {
    boolean knows(String word);

    /** A known word of which some letters are hidden by {@code *}, or an empty string. */
    String completed(String masked);
}
