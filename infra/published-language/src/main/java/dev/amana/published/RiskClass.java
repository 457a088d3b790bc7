package dev.amana.published;

import java.util.Locale;

/**
 * What is at stake with a message, by who writes to whom: how long messaging waits for its verdict and what becomes of it
 * without one, and what moderation measures its verdicts by.
 */
public enum RiskClass {
    /** Customer service writes, in the marketplace's name. */
    STAFF,
    /** It carries files, or text that only some mail programs show. */
    WITH_FILES,
    /** To customer service, who know what people write. */
    TO_STAFF,
    /** Plain text from one user to another. */
    BETWEEN_PARTIES;

    /** @param withFiles whether there is more to it than plain text */
    public static RiskClass of(boolean byStaff, boolean withFiles, boolean toStaff) {
        if (byStaff) {
            return STAFF;
        }
        if (withFiles) {
            return WITH_FILES;
        }
        return toStaff ? TO_STAFF : BETWEEN_PARTIES;
    }

    /** Such as {@code with-files}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
