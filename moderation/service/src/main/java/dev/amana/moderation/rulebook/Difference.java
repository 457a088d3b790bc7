package dev.amana.moderation.rulebook;

import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Verdict;
import java.util.List;

/** How one set's verdict differs from another's. */
public enum Difference {
    SAME,
    NEWLY_WITHHELD,
    NEWLY_DELIVERED,
    CHANGED;

    private static final int MOST_RULES = 10;

    static Difference between(Verdict before, Verdict after) {
        if (before.outcome() == after.outcome()) {
            return SAME;
        }
        if (before.outcome().delivers() && !after.outcome().delivers()) {
            return NEWLY_WITHHELD;
        }
        return (!before.outcome().delivers() && after.outcome().delivers()) ? NEWLY_DELIVERED : CHANGED;
    }

    /** The rules that made it: those of the graver verdict. */
    static List<String> rules(Verdict before, Verdict after) {
        Verdict graver = before.outcome().compareTo(after.outcome()) > 0 ? before : after;
        return graver.findings().stream()
                .filter(finding -> finding.outcome() == graver.outcome())
                .map(Finding::rule)
                .distinct()
                .limit(MOST_RULES)
                .toList();
    }
}
