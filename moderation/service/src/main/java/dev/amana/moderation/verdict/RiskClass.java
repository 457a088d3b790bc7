package dev.amana.moderation.verdict;

import dev.amana.moderation.verdict.Role.Standing;
import java.util.Locale;

/** Who writes to whom, as far as it matters for how soon a verdict is needed. */
public enum RiskClass {
    /** Customer service writes, in the marketplace's name. */
    STAFF,
    TO_STAFF,
    BETWEEN_PARTIES;

    public static RiskClass of(Role sender, Role recipient) {
        if (sender.standing() == Standing.AGENT) {
            return STAFF;
        }
        return recipient.standing() == Standing.AGENT ? TO_STAFF : BETWEEN_PARTIES;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
