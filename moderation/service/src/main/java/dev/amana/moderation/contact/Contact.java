package dev.amana.moderation.contact;

import java.util.Locale;

/**
 * @param canonical in which two spellings of the same address or number are equal: small letters, numbers as E.164
 * @param start where in the original text, in UTF-16 units
 * @param end exclusive
 */
public record Contact(Kind kind, String canonical, int start, int end) {
    public enum Kind {
        EMAIL,
        PHONE,
        LINK,
        /** A name on a messenger. */
        HANDLE,
        /** What looks like a phone number, though no country has given it out. */
        NUMBER,
        STREET;

        /** Stable id of the finding. */
        public String rule() {
            String group = this == NUMBER || this == STREET ? "contact-hint." : "contact.";
            return group + name().toLowerCase(Locale.ROOT);
        }
    }
}
