package dev.amana.moderation.assessment;

import dev.amana.moderation.contact.Contact;
import dev.amana.moderation.rules.Hit;
import dev.amana.moderation.verdict.Severity;
import java.util.List;

/**
 * "Write me at" alone is harmless, and so is the address in a signature. Close together they are an attempt to leave the
 * marketplace. How close they are cannot be said where the address stands in a quote: a {@code >} is put before a line in
 * no time, so that any distance counts.
 */
final class Invitation {
    private static final String CATEGORY = "off-platform";
    private static final int CLOSE_CHARS = 80;
    private static final int CLOSE_LINES = 1;

    private Invitation() {}

    /** @param contactInQuote whether contact data stands in what claims to be an earlier message */
    static Hit weighed(Hit hit, List<Contact> contacts, boolean contactInQuote, String text) {
        boolean serious = hit.category().equals(CATEGORY)
                && hit.severity() == Severity.LOW
                && (contactInQuote || contacts.stream().anyMatch(contact -> isClose(hit, contact, text)));
        return serious ? new Hit(CATEGORY, hit.rule(), Severity.MEDIUM, hit.start(), hit.end(), hit.reported()) : hit;
    }

    private static boolean isClose(Hit hit, Contact contact, String text) {
        int from = Math.min(hit.end(), contact.end());
        int to = Math.max(hit.start(), contact.start());
        if (from >= to) {
            return true;
        }
        long lines = text.substring(from, to).chars().filter(c -> c == '\n').count();
        return to - from <= CLOSE_CHARS && lines <= CLOSE_LINES;
    }
}
