package dev.amana.moderation.signal;

/**
 * An idea that the rules know words for, such as a weapon or somebody's family. Alone it says nothing.
 *
 * @param language whose words they are
 * @param start where in the original, in UTF-16 units
 */
public record Hint(String language, String idea, int start) {}
