package dev.amana.moderation.rules;

import dev.amana.moderation.verdict.Severity;

/**
 * A rule that matched.
 *
 * @param start where in the original text, in UTF-16 units
 * @param end exclusive
 * @param reported whether the sender tells that somebody else said so
 */
public record Hit(String category, String rule, Severity severity, int start, int end, boolean reported) {}
