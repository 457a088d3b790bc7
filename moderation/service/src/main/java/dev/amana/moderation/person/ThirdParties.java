package dev.amana.moderation.person;

import com.google.common.base.Suppliers;
import dev.amana.moderation.contact.Contact;
import dev.amana.moderation.contact.Contact.Kind;
import dev.amana.moderation.contact.ContactFinder;
import dev.amana.moderation.review.Surroundings;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.SignalSource;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Message.Between;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.personal.Personal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Notices addresses and phone numbers of people who are not in the conversation, in what staff write. What the marketplace
 * knows as another party's is one for sure, also where it stands in a quote that may be made up; of what nobody is known by
 * that only is one which the customer has not written before, and which is no company's. While it is not known yet who is known
 * by what, any of them waits for a person.
 */
@Component
class ThirdParties implements SignalSource {
    static final String KNOWN = "third-party.known-person";
    static final String UNKNOWN = "third-party.contact";

    private static final double SURE = 0.95;
    private static final double PERHAPS = 0.6;
    private static final Duration LOOKING_BACK = Duration.ofDays(30);
    private static final int MOST_EARLIER = 20;

    private final ContactFinder finder;
    private final KnownContacts known;
    private final Surroundings surroundings;
    private final OpenContacts open;
    private final Clock clock;

    ThirdParties(ContactFinder finder, KnownContacts known, Surroundings surroundings, OpenContacts open, Clock clock) {
        this.finder = finder;
        this.known = known;
        this.surroundings = surroundings;
        this.open = open;
        this.clock = clock;
    }

    @Override
    public List<Signal> signals(Passage passage) {
        Message message = passage.message();
        Between between = message.between();
        if (between == null
                || message.sender().standing() != Standing.AGENT
                || message.recipient().standing() == Standing.AGENT) {
            return List.of();
        }
        // Texts to be opened, for which there is mostly no need.
        Supplier<Set<String>> customers = Suppliers.memoize(() -> customersOwn(message.locale(), between));
        return personal(passage.text(), message.locale())
                .flatMap(contact -> ofSomebodyElse(contact, passage, between, customers).stream())
                .toList();
    }

    private Stream<Contact> personal(String text, String locale) {
        return finder.find(text, locale).stream()
                .filter(contact -> contact.kind() == Kind.EMAIL || contact.kind() == Kind.PHONE);
    }

    private Optional<Signal> ofSomebodyElse(
            Contact contact, Passage passage, Between between, Supplier<Set<String>> customers) {
        Set<String> owners = known.owners(contact.canonical());
        if (owners.contains(between.recipientId()) || owners.contains(between.senderId())) {
            return Optional.empty();
        }
        boolean quoted = passage.place() == Place.QUOTED;
        if (!owners.isEmpty()) {
            return quoted && customers.get().contains(contact.canonical())
                    ? Optional.empty()
                    : Optional.of(signal(KNOWN, SURE, Severity.HIGH, contact, passage));
        }
        boolean harmless = quoted || open.isOpen(contact) || customers.get().contains(contact.canonical());
        return harmless && known.areComplete()
                ? Optional.empty()
                : Optional.of(signal(UNKNOWN, PERHAPS, Severity.MEDIUM, contact, passage));
    }

    /** What the customer wrote before. A quote does not say so: whoever writes makes it. */
    private Set<String> customersOwn(String locale, Between between) {
        Instant now = clock.instant();
        return surroundings
                .lastOf(between.conversationId(), between.recipientId(), now.minus(LOOKING_BACK), now, MOST_EARLIER)
                .stream()
                .map(Personal::reveal)
                .flatMap(Optional::stream)
                .flatMap(text -> personal(text, locale))
                .map(Contact::canonical)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Signal signal(String name, double sure, Severity severity, Contact contact, Passage passage) {
        return Signal.in(
                passage, Category.THIRD_PARTY, name, sure, severity, View.PLAIN, contact.start(), contact.end());
    }
}
