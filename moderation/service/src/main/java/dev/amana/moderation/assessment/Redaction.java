package dev.amana.moderation.assessment;

import dev.amana.moderation.contact.Contact;
import dev.amana.moderation.contact.Contact.Kind;
import dev.amana.moderation.contact.ContactFinder;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with its contact data masked, for eyes and indexes that need none. What is a mere hint, such as the number of an
 * order, stays unless the verdict minds it.
 */
public final class Redaction {
    private static final Set<Kind> HINTS = Set.of(Kind.NUMBER, Kind.STREET);
    private static final String BY_RULE = "contact";

    private final ContactFinder contacts;

    public Redaction(ContactFinder contacts) {
        this.contacts = contacts;
    }

    private record Mask(String label, int start, int end) {}

    public String redacted(String text, String locale) {
        return redacted(text, locale, List.of());
    }

    /** @param findings about this text alone; what they name as contact data is masked, too */
    public String redacted(String text, String locale, List<Finding> findings) {
        List<Mask> masks = new ArrayList<>();
        for (Contact contact : contacts.find(text, locale)) {
            if (!HINTS.contains(contact.kind())) {
                masks.add(new Mask(contact.kind().name().toLowerCase(Locale.ROOT), contact.start(), contact.end()));
            }
        }
        findings.forEach(finding -> {
            Mask mask = mask(finding);
            if (mask != null
                    && masks.stream().noneMatch(known -> known.start() < mask.end() && mask.start() < known.end())) {
                masks.add(mask);
            }
        });
        return masked(text, masks);
    }

    private static @Nullable Mask mask(Finding finding) {
        Span span = finding.span();
        boolean minded = finding.category().equals(Category.CONTACT_DATA)
                && finding.outcome() != Outcome.CLEARED
                && finding.place() == Place.OWN;
        return span == null || !minded ? null : new Mask(BY_RULE, span.start(), span.end());
    }

    private static String masked(String text, List<Mask> masks) {
        masks.sort(Comparator.comparingInt(Mask::start));
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Mask mask : masks) {
            if (mask.start() >= done) {
                out.append(text, done, mask.start());
                out.append('[').append(mask.label()).append(']');
                done = mask.end();
            }
        }
        return out.append(text, done, text.length()).toString();
    }
}
