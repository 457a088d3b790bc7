package dev.amana.moderation.verdict;

import java.util.List;

/**
 * What the rules say about a message.
 *
 * @param ruleSet name and version of the rules that were applied
 * @param findings gravest first
 */
public record Verdict(Outcome outcome, Severity severity, String ruleSet, List<Finding> findings) {
    public Verdict {
        findings = List.copyOf(findings);
    }
}
