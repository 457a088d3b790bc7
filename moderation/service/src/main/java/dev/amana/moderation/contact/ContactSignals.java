package dev.amana.moderation.contact;

import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.SignalSource;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.verdict.Severity;
import java.util.List;

/** Contact data as signals. */
public final class ContactSignals implements SignalSource {
    private static final double BY_SYNTAX = 0.95;

    private final ContactFinder finder;

    public ContactSignals(ContactFinder finder) {
        this.finder = finder;
    }

    public boolean holdsContact(String text, String locale) {
        return !finder.find(text, locale).isEmpty();
    }

    @Override
    public List<Signal> signals(Passage passage) {
        return finder.find(passage.text(), passage.message().locale()).stream()
                .map(contact -> signal(passage, contact))
                .toList();
    }

    private static Signal signal(Passage passage, Contact contact) {
        return Signal.in(
                passage,
                Category.CONTACT_DATA,
                contact.kind().rule(),
                BY_SYNTAX,
                Severity.LOW,
                View.PLAIN,
                contact.start(),
                contact.end());
    }
}
