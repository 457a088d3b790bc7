package dev.amana.moderation.contact;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.amana.moderation.contact.Contact.Kind;
import dev.amana.moderation.text.MappedText;
import dev.amana.moderation.text.Normaliser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/** Looks for contact data in text as it is displayed. Thread-safe. */
public final class ContactFinder {
    private static final int FEWEST_DIGITS = 7;
    private static final int WIDEST_BREAK_CHARS = 4;
    private static final int MOST_PHONE_TRIES = 200;

    /** The country whose numbers people write without a prefix, by language. */
    private static final Map<String, String> REGIONS = Map.of("de", "DE", "en", "US", "ja", "JP", "ar", "EG");

    private final Normaliser normaliser;
    private final Set<String> ownDomains;
    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final LinkExtractor links = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL))
            .build();

    /** @param ownDomains domains of which addresses and links are nobody's contact data, such as the aliases' one */
    public ContactFinder(Normaliser normaliser, Set<String> ownDomains) {
        this.normaliser = normaliser;
        this.ownDomains = Set.copyOf(ownDomains);
    }

    /** @param locale BCP 47 tag of the writer */
    public List<Contact> find(String original, String locale) {
        MappedText displayed = normaliser.displayed(original);
        List<Contact> contacts = new ArrayList<>();
        addAll(displayed, locale, contacts);
        MappedText respelled = normaliser.respelled(displayed);
        if (respelled != displayed) {
            addAll(respelled, locale, contacts);
        }
        addTraces(respelled, contacts);
        contacts.sort(Comparator.comparingInt(Contact::start));
        return contacts;
    }

    private void addAll(MappedText text, String locale, List<Contact> contacts) {
        if (mayHoldLink(text.text())) {
            addLinks(text, contacts);
        }
        if (mayHoldPhone(text.text())) {
            addPhones(text, region(locale), contacts);
        }
    }

    private void addTraces(MappedText text, List<Contact> contacts) {
        for (Traces.Place place : Traces.in(text.text())) {
            if (!isOwn(text.text().substring(place.start(), place.end()))) {
                addNew(contact(place.kind(), text, place.start(), place.end()), contacts);
            }
        }
    }

    private static void addNew(Contact contact, List<Contact> contacts) {
        if (contacts.stream().noneMatch(known -> overlap(known, contact))) {
            contacts.add(contact);
        }
    }

    private void addLinks(MappedText text, List<Contact> contacts) {
        for (LinkSpan link : links.extractLinks(text.text())) {
            String address = text.text().substring(link.getBeginIndex(), link.getEndIndex());
            if (!isOwn(address)) {
                Kind kind = link.getType() == LinkType.EMAIL ? Kind.EMAIL : Kind.LINK;
                addNew(contact(kind, text, link.getBeginIndex(), link.getEndIndex()), contacts);
            }
        }
    }

    private boolean isOwn(String address) {
        String host = address.replaceFirst("^[a-z]+://", "").replaceFirst("[/?#].*$", "");
        String domain = host.substring(host.lastIndexOf('@') + 1);
        return ownDomains.stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }

    private void addPhones(MappedText text, String region, List<Contact> contacts) {
        for (PhoneNumberMatch match : phones.findNumbers(text.text(), region, Leniency.VALID, MOST_PHONE_TRIES)) {
            String number = phones.format(match.number(), PhoneNumberFormat.E164);
            addNew(contact(Kind.PHONE, number, text, match.start(), match.end()), contacts);
        }
    }

    private static boolean overlap(Contact a, Contact b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    private static Contact contact(Kind kind, MappedText text, int from, int to) {
        return contact(kind, text.text().substring(from, to).toLowerCase(Locale.ROOT), text, from, to);
    }

    private static Contact contact(Kind kind, String canonical, MappedText text, int from, int to) {
        return new Contact(kind, canonical, text.originalStart(from, to), text.originalEnd(from, to));
    }

    /** Of what no link or address is without; to look for this alone is much faster. */
    private static boolean mayHoldLink(String text) {
        return text.indexOf('@') >= 0 || text.contains("://") || text.contains("www.");
    }

    /** Reading numbers is the dearest step of all; most messages have none. */
    private static boolean mayHoldPhone(String text) {
        int digits = 0;
        int since = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                digits = since > WIDEST_BREAK_CHARS ? 1 : digits + 1;
                since = 0;
                if (digits >= FEWEST_DIGITS) {
                    return true;
                }
            } else {
                since++;
            }
        }
        return false;
    }

    private static String region(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getCountry().isEmpty() ? REGIONS.getOrDefault(locale.getLanguage(), "US") : locale.getCountry();
    }
}
