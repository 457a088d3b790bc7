package dev.amana.moderation.assessment;

import dev.amana.moderation.contact.Contact;
import dev.amana.moderation.contact.ContactFinder;
import java.util.Locale;

/** A text with its contact data masked, for eyes and indexes that need none. */
public final class Redaction {
    private final ContactFinder contacts;

    public Redaction(ContactFinder contacts) {
        this.contacts = contacts;
    }

    public String redacted(String text, String locale) {
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Contact contact : contacts.find(text, locale)) {
            if (contact.start() >= done) {
                out.append(text, done, contact.start());
                out.append('[')
                        .append(contact.kind().name().toLowerCase(Locale.ROOT))
                        .append(']');
                done = contact.end();
            }
        }
        return out.append(text, done, text.length()).toString();
    }
}
