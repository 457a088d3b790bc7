package dev.amana.moderation.verdict;

import org.jspecify.annotations.Nullable;

/**
 * One reason of a verdict.
 *
 * @param category such as {@code threat}
 * @param rule stable id of the rule
 * @param severity after policy
 * @param words the words that matched, as they stand in the message; empty where the reason is not in the text
 * @param ruleSet name and version of the set that the rule is in; empty where that goes without saying
 * @param span where the words stand; null where the reason is not in one text
 */
public record Finding(
        String category,
        String rule,
        Severity severity,
        Outcome outcome,
        Place place,
        String words,
        String ruleSet,
        @Nullable Span span) {
    public Finding(String category, String rule, Severity severity, Outcome outcome, Place place, String words) {
        this(category, rule, severity, outcome, place, words, "", null);
    }

    public Finding withOutcome(Outcome other) {
        return new Finding(category, rule, severity, other, place, words, ruleSet, span);
    }

    public Finding withSpan(@Nullable Span other) {
        return new Finding(category, rule, severity, outcome, place, words, ruleSet, other);
    }
}
