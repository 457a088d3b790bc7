package dev.amana.messaging.confirmation;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.alias.Reached;
import dev.amana.messaging.authentication.SenderCheckProperties;
import dev.amana.messaging.intake.BelievedMail;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.notice.NoticeProperties;
import dev.amana.messaging.party.Choices;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.party.SenderAddresses;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.platform.blob.BlobStore;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a link in one of our questions is about, and what its answer does. */
@Component
public class Confirmations {
    /** Followed by the token. */
    public static final String PATH = "/api/sender-confirmations/";

    private static final Logger log = LoggerFactory.getLogger(Confirmations.class);
    private static final int BATCH = 100;

    private final HeldMailRows mails;
    private final SenderAddresses addresses;
    private final Choices choices;
    private final Aliases aliases;
    private final BlobStore blobs;
    private final BelievedMail believed;
    private final NoticePost notices;
    private final NoticeProperties links;
    private final SenderCheckProperties settings;
    private final Clock clock;
    private final Tokens tokens = new Tokens();

    Confirmations(
            HeldMailRows mails,
            SenderAddresses addresses,
            Choices choices,
            Aliases aliases,
            BlobStore blobs,
            BelievedMail believed,
            NoticePost notices,
            NoticeProperties links,
            SenderCheckProperties settings,
            Clock clock) {
        this.mails = mails;
        this.addresses = addresses;
        this.choices = choices;
        this.aliases = aliases;
        this.blobs = blobs;
        this.believed = believed;
        this.notices = notices;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is asked, and what came of it. */
    public enum Matter {
        MAIL,
        ADDRESS,
        /** There is no such question, or no longer. */
        UNKNOWN,
        DONE,
        DISCARDED,
        /** The mail was confirmed and cannot be taken now; it waits, and the link works again. */
        LATER,
        /** The mail was confirmed and still cannot be taken. */
        REFUSED
    }

    public Matter asked(String token) {
        if (addresses.waiting(token).isPresent()) {
            return Matter.ADDRESS;
        }
        return mails.find(token).isPresent() ? Matter.MAIL : Matter.UNKNOWN;
    }

    public Matter answer(String token, boolean yes) {
        Optional<SenderAddresses.Row> address = addresses.waiting(token);
        if (address.isPresent()) {
            return answer(address.get(), yes);
        }
        return mails.find(token).map(mail -> answer(mail, yes)).orElse(Matter.UNKNOWN);
    }

    private Matter answer(SenderAddresses.Row address, boolean yes) {
        if (!yes) {
            addresses.remove(address.partyId(), address.id());
            return Matter.DISCARDED;
        }
        addresses.verify(address);
        // The address that the marketplace told hears of it, in case somebody else has signed in as the party.
        notices.send(new Notice(
                "added-" + address.id(),
                address.partyId(),
                choices.told(address.partyId()).orElse(null),
                "sender-address-added",
                Map.of()));
        return Matter.DONE;
    }

    /** Removed last: where the process dies before, the link works again, and the message is known by its content. */
    private Matter answer(HeldMail mail, boolean yes) {
        Matter outcome = yes ? goOn(mail) : Matter.DISCARDED;
        if (outcome == Matter.LATER) {
            mails.keep(mail, clock.instant().plus(settings.confirmWithin()));
        } else {
            drop(mail);
        }
        return outcome;
    }

    private Matter goOn(HeldMail mail) {
        Optional<Alias> alias = aliases.reach(aliases.address(mail.alias())).map(Reached::alias);
        Optional<byte[]> original = blobs.get(mail.original());
        if (alias.isEmpty() || original.isEmpty()) {
            return Matter.REFUSED;
        }
        IncomingMail incoming = new IncomingMail(
                "", List.of(), original.get(), InetAddress.getLoopbackAddress(), "", mail.receivedAt());
        try {
            believed.take(incoming, List.of(alias.get()));
            return Matter.DONE;
        } catch (SmtpRefusal refusal) {
            log.info("A confirmed mail is refused: {}", refusal.reply().line());
            return refusal.reply().mayPass() ? Matter.LATER : Matter.REFUSED;
        }
    }

    private void drop(HeldMail mail) {
        mails.remove(mail);
        blobs.delete(mail.original());
    }

    /** Adds an address for the party itself, which is asked there. Empty where there are too many. */
    public Optional<SenderAddresses.Row> ask(String partyId, EmailAddress address) {
        String token = tokens.next();
        Optional<SenderAddresses.Row> added = addresses.add(partyId, address, token, settings.mostAddresses());
        added.ifPresent(row -> notices.send(new Notice(
                "ask-" + row.id(),
                partyId,
                row.address(),
                "confirm-address",
                Map.of("link", links.publicUrl() + PATH + token))));
        return added;
    }

    /** Adds an address that the marketplace vouches for. */
    public Optional<SenderAddresses.Row> add(String partyId, EmailAddress address) {
        return addresses.add(partyId, address, null, settings.mostAddresses());
    }

    /** Forgets what nobody answered in time; tells whether there may be more. */
    boolean expire() {
        Instant now = clock.instant();
        List<HeldMail> expired = mails.expired(now, BATCH);
        expired.forEach(this::drop);
        return addresses.expire(now.minus(settings.confirmWithin())) || expired.size() == BATCH;
    }
}
