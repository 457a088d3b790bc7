package dev.amana.moderation.signal;

/**
 * Words that say that somebody else said something.
 *
 * @param start where in the original, in UTF-16 units
 * @param end exclusive
 */
public record Report(int start, int end) {}
