package dev.amana.moderation.verdict;

import dev.amana.moderation.verdict.Role.Standing;
import java.util.Locale;

/** Who writes to whom, as far as it matters for how soon a verdict is needed: the classes that messaging waits by. */
public enum RiskClass {
    /** Customer service writes, in the marketplace's name. */
    STAFF,
    /** It carries files, or text that only some mail programs show. */
    WITH_FILES,
    TO_STAFF,
    BETWEEN_PARTIES;

    /** @param withFiles whether there is more to it than plain text */
    public static RiskClass of(Role sender, Role recipient, boolean withFiles) {
        if (sender.standing() == Standing.AGENT) {
            return STAFF;
        }
        if (withFiles) {
            return WITH_FILES;
        }
        return recipient.standing() == Standing.AGENT ? TO_STAFF : BETWEEN_PARTIES;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
