package dev.amana.moderation.verdict;

/**
 * Where in a message something stands.
 *
 * @param place {@link Place#QUOTED} for the quoted texts, any other for the sender's own ones
 * @param part which text of that voice, counting from 0
 * @param start in that text, in UTF-16 units
 * @param end exclusive
 */
public record Span(Place place, int part, int start, int end) {}
