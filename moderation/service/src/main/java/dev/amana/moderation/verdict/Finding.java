package dev.amana.moderation.verdict;

/**
 * One reason of a verdict.
 *
 * @param category such as {@code threat}
 * @param rule stable id of the rule
 * @param severity after policy
 * @param words the words that matched, as they stand in the message; empty where the reason is not in the text
 */
public record Finding(String category, String rule, Severity severity, Outcome outcome, Place place, String words) {}
