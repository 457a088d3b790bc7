package dev.amana.messaging.process;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.file.EventUids;
import dev.amana.messaging.mailbox.Copy;
import dev.amana.messaging.mime.ComposedMail;
import dev.amana.messaging.mime.DefectTrace;
import dev.amana.messaging.mime.DroppedPart;
import dev.amana.messaging.mime.KnownParty;
import dev.amana.messaging.mime.LeakingMail;
import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.ParsedMail;
import dev.amana.messaging.mime.QuoteSplitter;
import dev.amana.messaging.mime.RecentMails;
import dev.amana.messaging.mime.RelayComposer;
import dev.amana.messaging.mime.RelayOrder;
import dev.amana.messaging.mime.SelfNaming;
import dev.amana.messaging.mime.Treatment;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.optout.OptOutLinks;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import dev.amana.messaging.report.ReportLinks;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the mail that a recipient gets from the original, the same one whenever it is asked. */
@Component
public class MailFactory {
    private static final Logger log = LoggerFactory.getLogger(MailFactory.class);
    /** However many parts are missing, the author reads the names of so many. */
    static final int MOST_NAMED = 50;

    private final Parties parties;
    private final BlobStore blobs;
    private final MailReader reader;
    private final RelayComposer composer;
    private final MailReferences references;
    private final Relays relays;
    private final KnownSides sides;
    private final OptOutLinks optOutLinks;
    private final ReportLinks reportLinks;
    private final Treatments treatments;
    private final Vault vault;
    private final RecentMails recent;
    private final QuoteSplitter splitter = new QuoteSplitter();

    MailFactory(
            Parties parties,
            BlobStore blobs,
            MailReader reader,
            RelayComposer composer,
            MailReferences references,
            Relays relays,
            KnownSides sides,
            OptOutLinks optOutLinks,
            ReportLinks reportLinks,
            Treatments treatments,
            Vault vault,
            RecentMails recent) {
        this.recent = recent;
        this.parties = parties;
        this.blobs = blobs;
        this.reader = reader;
        this.composer = composer;
        this.references = references;
        this.relays = relays;
        this.sides = sides;
        this.optOutLinks = optOutLinks;
        this.reportLinks = reportLinks;
        this.treatments = treatments;
        this.vault = vault;
    }

    /**
     * @param redacted whether words are replaced in it
     * @param recipientAddress where it goes; the support desk has none, and needs no mail
     */
    record Made(
            ComposedMail mail,
            Copy copy,
            boolean redacted,
            @Nullable String recipientAddress) {}

    /** The attachments as the recipient has them. None where the author or the recipient is erased. */
    public List<MailAttachment> attachmentsOfCopy(String messageId) {
        return relays.find(messageId)
                .flatMap(this::make)
                .map(made -> made.mail().attachments())
                .orElse(List.of());
    }

    /**
     * What several mails are made of, read at once.
     *
     * @param recent those of the originals that are read already, by their identifiers
     * @param originals the bytes of the others
     */
    record Ingredients(
            Map<String, Party> parties,
            KnownSides.Known identities,
            Map<String, ParsedMail> recent,
            Map<String, byte[]> originals,
            Map<String, Treatment> treatments) {}

    Ingredients ingredients(Collection<Relay> relays) {
        Map<String, ParsedMail> read = new HashMap<>();
        for (Relay relay : relays) {
            String original = relay.original().id();
            recent.take(original).ifPresent(mail -> read.put(original, mail));
        }
        return ingredients(relays, read);
    }

    private Ingredients ingredients(Collection<Relay> relays, Map<String, ParsedMail> read) {
        List<BlobRef> unread = relays.stream()
                .map(Relay::original)
                .filter(original -> !read.containsKey(original.id()))
                .toList();
        return new Ingredients(
                parties.find(relays.stream().map(Relay::recipientId).collect(Collectors.toSet())),
                sides.identities(relays),
                read,
                unread.isEmpty() ? Map.of() : blobs.getAll(unread),
                treatments.of(relays.stream().map(Relay::messageId).toList()));
    }

    /**
     * @throws LeakingMail when it would reveal who its author is
     * @throws UnreadableMail when the original is no mail
     */
    Optional<Made> make(Relay relay) {
        return make(relay, ingredients(List.of(relay), Map.of()), List.of());
    }

    /**
     * The same of what was read before.
     *
     * @param alsoReleased messages whose copies are made, and not written yet
     */
    Optional<Made> make(Relay relay, Ingredients known, List<String> alsoReleased) {
        Optional<Party> recipient = Optional.ofNullable(known.parties().get(relay.recipientId()));
        Optional<String> address = recipient.map(Party::email).flatMap(Personal::reveal);
        boolean toDesk = relay.recipientRole() == Role.AGENT;
        ParsedMail mail = address.isEmpty() && !toDesk ? null : original(relay, known);
        if (mail == null) {
            return Optional.empty();
        }
        String locale = recipient.map(Party::locale).orElse("en");
        RelayOrder order = order(relay, mail, address.orElse(""), Locale.forLanguageTag(locale), known, alsoReleased);
        ComposedMail composed = compose(relay, mail, order);
        boolean redacted = !order.treatment().redactions().isEmpty();
        Copy copy = copy(relay, composed, mayQuote(mail));
        return Optional.of(new Made(composed, copy, redacted, address.orElse(null)));
    }

    /** Null where its author is erased. */
    private @Nullable ParsedMail original(Relay relay, Ingredients known) {
        ParsedMail read = known.recent().get(relay.original().id());
        byte[] raw = known.originals().get(relay.original().id());
        return read != null || raw == null ? read : reader.readJudged(raw);
    }

    /** A defect that a stranger's mail meets must neither let it out nor hold up the mails behind it. */
    private ComposedMail compose(Relay relay, ParsedMail mail, RelayOrder order) {
        try {
            return composer.compose(mail, order);
        } catch (LeakingMail | UnreadableMail refused) {
            throw refused;
        } catch (RuntimeException | StackOverflowError defect) {
            log.error("No mail can be made of message {}: {}", relay.messageId(), DefectTrace.of(defect));
            throw new UnreadableMail("No mail can be made of this message");
        }
    }

    /** Nearly every mail that answers nothing quotes nothing, and need not be looked at line by line. */
    private static boolean mayQuote(ParsedMail mail) {
        return mail.inReplyTo() != null
                || !mail.references().isEmpty()
                || mail.subject().indexOf(':') >= 0
                || mail.body().contains("\n>");
    }

    private Copy copy(Relay relay, ComposedMail composed, boolean mayQuote) {
        QuoteSplitter.Split said =
                mayQuote ? splitter.split(composed.text()) : new QuoteSplitter.Split(composed.text(), "");
        return new Copy(
                Personal.of(relay.authorId(), CORRESPONDENCE, composed.subject()),
                Personal.of(relay.authorId(), CORRESPONDENCE, said.text()),
                said.quoted().isEmpty() ? null : Personal.of(relay.authorId(), CORRESPONDENCE, said.quoted()),
                Content.Attachment.describe(relay.messageId(), relay.authorId(), composed.attachments()),
                composed.dropped().stream().map(DroppedPart::reason).toList(),
                composed.dropped().isEmpty() ? null : leftOut(relay, composed.dropped()));
    }

    private static List<Copy.LeftOut> leftOut(Relay relay, List<DroppedPart> dropped) {
        return dropped.stream()
                .limit(MOST_NAMED)
                .map(part -> new Copy.LeftOut(
                        Personal.of(relay.authorId(), CORRESPONDENCE, part.shownToAuthor()), part.reason()))
                .toList();
    }

    private RelayOrder order(
            Relay relay, ParsedMail mail, String address, Locale locale, Ingredients known, List<String> alsoReleased) {
        List<String> thread = thread(relay, mail, alsoReleased);
        KnownParty author = sides.author(relay, locale, known.identities());
        KnownParty recipient = sides.recipient(relay, locale, known.identities());
        return new RelayOrder(
                SelfNaming.add(author, mail, recipient),
                recipient,
                address,
                locale,
                references.ours(relay),
                thread.isEmpty() ? null : thread.getLast(),
                thread,
                relay.receivedAt(),
                unsubscribe(relay),
                report(relay),
                new EventUids(
                        () -> eventKey(relay.conversationId(), relay.authorSide()),
                        () -> eventKey(relay.conversationId(), relay.recipientId())),
                known.treatments().getOrDefault(relay.messageId(), Treatment.NONE));
    }

    /** One for each side of each conversation: what was called so in another one tells nothing here. */
    private String eventKey(String conversationId, String side) {
        return vault.lookupHash("event-uid:" + conversationId + '|' + side);
    }

    /** A buyer may opt out of what sellers write unasked. */
    private @Nullable String unsubscribe(Relay relay) {
        return relay.authorRole() == Role.SELLER && relay.recipientRole() == Role.BUYER
                ? optOutLinks.of(relay.conversationId(), relay.receivedAt())
                : null;
    }

    /** Whoever has only the mail can say that it breaks the rules. Customer service has pages for that. */
    private @Nullable String report(Relay relay) {
        return relay.recipientRole() == Role.AGENT
                ? null
                : reportLinks.of(relay.conversationId(), relay.messageId(), relay.receivedAt());
    }

    /** What the author's mail program refers to, and the mail that this one takes the place of; else (it came by API) the newest message that the recipient has. */
    private List<String> thread(Relay relay, ParsedMail mail, List<String> alsoReleased) {
        List<String> named = new ArrayList<>(mail.references());
        if (mail.inReplyTo() != null) {
            named.add(mail.inReplyTo());
        }
        List<String> translated = references.translated(relay.conversationId(), relay.recipientId(), named);
        Optional<String> superseded = references.superseded(relay);
        if (superseded.isPresent()) {
            return Stream.concat(translated.stream(), superseded.stream()).toList();
        }
        if (!translated.isEmpty() || mail.messageId() != null) {
            return translated;
        }
        return references
                .newestBefore(relay, relay.recipientId(), alsoReleased)
                .map(List::of)
                .orElse(List.of());
    }
}
