package dev.amana.moderation.contact;

import java.util.Locale;

/**
 * @param start where in the original text, in UTF-16 units
 * @param end exclusive
 */
public record Contact(Kind kind, int start, int end) {
    public enum Kind {
        EMAIL,
        PHONE,
        LINK;

        /** Stable id of the finding. */
        public String rule() {
            return "contact." + name().toLowerCase(Locale.ROOT);
        }
    }
}
