package dev.amana.messaging.settings;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.authentication.SenderCheckProperties;
import dev.amana.messaging.confirmation.Confirmations;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.party.AddressReturns;
import dev.amana.messaging.party.Choices;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.party.SenderAddresses;
import dev.amana.messaging.party.Suspensions;
import dev.amana.platform.Ids;
import dev.amana.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** A party's own addresses: the one that the marketplace told, and those that were added to it. */
@Component
public class AddressBook {
    private final SenderAddresses addresses;
    private final Confirmations confirmations;
    private final Choices choices;
    private final Suspensions suspensions;
    private final AddressReturns returns;
    private final NoticePost notices;
    private final Links links;
    private final Ids ids;
    private final String aliasDomain;
    private final int most;

    AddressBook(
            SenderAddresses addresses,
            Confirmations confirmations,
            Choices choices,
            Suspensions suspensions,
            AddressReturns returns,
            NoticePost notices,
            Links links,
            Ids ids,
            MessagingProperties messaging,
            SenderCheckProperties limits) {
        this.addresses = addresses;
        this.confirmations = confirmations;
        this.choices = choices;
        this.suspensions = suspensions;
        this.returns = returns;
        this.notices = notices;
        this.links = links;
        this.ids = ids;
        this.aliasDomain = messaging.aliasDomain();
        this.most = limits.mostAddresses();
    }

    /**
     * @param id null for the one that the marketplace told
     * @param verified whether mail from it is taken
     * @param delivery whether mails go there
     * @param comesBack whether nothing goes there for now, because mails came back
     */
    public record Entry(@Nullable String id, String address, boolean verified, boolean delivery, boolean comesBack) {}

    /** The one that was told first; none of a party that nobody told of. */
    public List<Entry> of(String partyId) {
        Optional<Choices.Chosen> chosen = choices.of(partyId);
        String deliverTo = chosen.map(Choices.Chosen::deliverTo).orElse(null);
        boolean comesBack = suspensions.suspended(partyId);
        List<Entry> entries = new ArrayList<>();
        chosen.map(Choices.Chosen::told).filter(told -> !told.isEmpty()).ifPresent(told -> {
            boolean delivery = deliverTo == null;
            entries.add(new Entry(null, told, true, delivery, delivery && comesBack));
        });
        addresses.of(partyId).forEach(row -> {
            boolean delivery = row.id().equals(deliverTo);
            entries.add(new Entry(row.id(), row.address(), row.verified(), delivery, delivery && comesBack));
        });
        return entries;
    }

    public int most() {
        return most;
    }

    /** A mail goes there, with a link that confirms it. */
    public SenderAddresses.Row add(String partyId, String address) {
        // An alias leads to somebody else.
        EmailAddress parsed = EmailAddress.parse(address)
                .filter(own -> !own.domain().equals(aliasDomain))
                .orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "not-an-address"));
        List<Entry> known = of(partyId);
        if (known.stream().anyMatch(entry -> entry.address().equalsIgnoreCase(parsed.canonical()))) {
            throw new ProblemException(HttpStatus.CONFLICT, "sender-address-known");
        }
        if (known.stream().filter(entry -> entry.id() != null).count() >= most) {
            throw new ProblemException(HttpStatus.CONFLICT, "too-many-sender-addresses", most);
        }
        return confirmations
                .ask(partyId, parsed)
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "sender-address-not-added"));
    }

    /** The link again, in another mail; the one before is worth nothing then. */
    public void askAgain(String partyId, String id) {
        SenderAddresses.Row waiting = addresses.of(partyId).stream()
                .filter(row -> row.id().equals(id) && !row.verified())
                .findFirst()
                .orElseThrow(AddressBook::unknown);
        addresses.remove(partyId, id);
        add(partyId, waiting.address());
    }

    /** Mail from it is taken no longer. Where mails went there, they go to the address that the marketplace told. */
    public void remove(String partyId, String id) {
        if (!addresses.remove(partyId, id)) {
            throw unknown();
        }
        returns.partyTold(partyId);
    }

    /** The address that the marketplace told hears of it, in case somebody else has signed in as the party. */
    public void deliverTo(String partyId, @Nullable String id) {
        String before = choices.of(partyId).map(Choices.Chosen::deliverTo).orElse(null);
        if (!choices.deliverTo(partyId, id)) {
            throw unknown();
        }
        returns.partyTold(partyId);
        if (id != null && !id.equals(before)) {
            notices.send(new Notice(
                    "delivery-" + ids.next(),
                    partyId,
                    choices.told(partyId).orElse(null),
                    "delivery-address-changed",
                    Map.of("link", links.to("/settings"))));
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found");
    }
}
