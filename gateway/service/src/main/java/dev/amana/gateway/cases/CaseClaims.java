package dev.amana.gateway.cases;

import java.util.Map;
import java.util.Objects;

/** What the claims of a case mean for it. Each claim has a slot among the facts, where its latest state stands. */
public final class CaseClaims {
    public static final String STATE = "state";
    public static final String AWAITS_ANSWER = "awaits_answer";
    public static final String IN_REVIEW = "in_review";
    public static final String DECIDED = "decided";
    public static final String IN_APPEAL = "in_appeal";
    public static final String CLOSED = "closed";
    /** Among the categories of a case, so that a search finds its live claims. */
    public static final String CATEGORY = "claim";

    private static final String PREFIX = "claim.";

    private CaseClaims() {}

    public static String slot(String claimId) {
        return PREFIX + claimId;
    }

    /** Whether staff have to decide one. */
    static boolean anyInReview(Map<String, Fact> facts) {
        return has(facts, IN_REVIEW) || has(facts, IN_APPEAL);
    }

    public static boolean anyLive(Map<String, Fact> facts) {
        return has(facts, AWAITS_ANSWER) || has(facts, DECIDED) || anyInReview(facts);
    }

    static Severity severity(Map<String, Fact> facts) {
        if (has(facts, IN_APPEAL)) {
            return Severity.HIGH;
        }
        if (has(facts, IN_REVIEW)) {
            return Severity.MEDIUM;
        }
        return has(facts, AWAITS_ANSWER) ? Severity.LOW : Severity.NONE;
    }

    private static boolean has(Map<String, Fact> facts, String state) {
        return facts.entrySet().stream()
                .anyMatch(each -> each.getKey().startsWith(PREFIX)
                        && Objects.equals(each.getValue().values().get(STATE), state));
    }
}
