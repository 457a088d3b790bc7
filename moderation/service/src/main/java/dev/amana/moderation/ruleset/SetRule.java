package dev.amana.moderation.ruleset;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A rule, checked.
 *
 * @param condition null where the words alone decide
 * @param words null where the condition alone decides
 * @param insteadOf categories and names of built-in rules whose outcome this one's replaces, where both match
 */
record SetRule(
        String id,
        String category,
        Severity severity,
        @Nullable Condition condition,
        @Nullable Query words,
        Outcome outcome,
        Set<String> insteadOf) {
    SetRule withOutcome(Outcome other) {
        return new SetRule(id, category, severity, condition, words, other, insteadOf);
    }
}
