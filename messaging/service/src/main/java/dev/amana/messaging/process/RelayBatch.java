package dev.amana.messaging.process;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.conversation.ConversationCommand.MarkFailed;
import dev.amana.messaging.conversation.ConversationCommand.MarkRelayed;
import dev.amana.messaging.conversation.ConversationCommand.Quarantine;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.conversation.WithheldBecause;
import dev.amana.messaging.mime.LeakCheck;
import dev.amana.messaging.mime.LeakingMail;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.outbound.OutboundDesk;
import dev.amana.messaging.outbound.OutboundMail;
import dev.amana.messaging.outbound.OutboundQueue;
import dev.amana.messaging.outbound.SentContents;
import dev.amana.messaging.party.Suspensions;
import dev.amana.messaging.process.MailFactory.Ingredients;
import dev.amana.messaging.process.MailFactory.Made;
import dev.amana.messaging.staff.ContactRefusals;
import dev.amana.messaging.staff.StaffSuspensions;
import dev.amana.messaging.virus.ScanResult;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.blob.SealedBlob;
import dev.amana.platform.personal.SubjectErasedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Builds the mails of released messages and queues them: what they are made of is read at once, and what they become is
 * written at once. A mail that would reveal its author, or that cannot be built, is quarantined instead: nothing leaves on a
 * doubt.
 */
@Component
class RelayBatch {
    /** The order in which a batch of the relay's events is worked off. */
    static final int AWAIT = 1;

    static final int RELAY = 2;
    static final int END = 3;

    /** RFC 3463: bad destination mailbox address. */
    private static final String NO_MAILBOX = "5.1.1";
    /** The customer has refused further contact by staff. */
    private static final String UNWANTED = "5.7.1";
    /** RFC 3463: mailbox disabled, not accepting messages. */
    private static final String NOT_AT_PRESENT = "5.2.1";

    /** Originals that are in memory at once. */
    private static final long MOST_BYTES = 4 << 20;

    /** In place of a content that would be dropped at once. */
    private static final BlobRef NOT_STORED = new BlobRef("", "", CORRESPONDENCE.wireName(), "", 0);

    private static final Logger log = LoggerFactory.getLogger(RelayBatch.class);

    private final Relays relays;
    private final MailFactory mails;
    private final VirusCheck viruses;
    private final BlobStore blobs;
    private final OutboundQueue queue;
    private final OutboundDesk desk;
    private final Suspensions suspensions;
    private final StaffSuspensions staff;
    private final ContactRefusals refusals;
    private final LeftOutNotices leftOut;
    private final CommandGateway commands;
    private final Clock clock;

    RelayBatch(
            Relays relays,
            MailFactory mails,
            VirusCheck viruses,
            BlobStore blobs,
            OutboundQueue queue,
            OutboundDesk desk,
            Suspensions suspensions,
            StaffSuspensions staff,
            ContactRefusals refusals,
            LeftOutNotices leftOut,
            CommandGateway commands,
            Clock clock) {
        this.relays = relays;
        this.mails = mails;
        this.viruses = viruses;
        this.blobs = blobs;
        this.queue = queue;
        this.desk = desk;
        this.suspensions = suspensions;
        this.staff = staff;
        this.refusals = refusals;
        this.leftOut = leftOut;
        this.commands = commands;
        this.clock = clock;
    }

    /** What was sent before is to be sent once more. */
    void again(Relay relay) {
        queue.sendAnew(SentContents.mailId(relay.messageId(), relay.recipientId()));
    }

    void relay(List<Relay> released) {
        List<Relay> some = new ArrayList<>();
        long bytes = 0;
        for (Relay relay : released) {
            if (!some.isEmpty() && bytes + relay.original().bytes() > MOST_BYTES) {
                relayTogether(some);
                some.clear();
                bytes = 0;
            }
            some.add(relay);
            bytes += relay.original().bytes();
        }
        if (!some.isEmpty()) {
            relayTogether(some);
        }
    }

    private void relayTogether(List<Relay> some) {
        Ingredients known = mails.ingredients(some);
        Written written = new Written(suspensions.suspended(known.parties().keySet()));
        for (Relay relay : some) {
            scanThenRelay(relay, known, written);
        }
        if (!written.copies.isEmpty()) {
            relays.release(written.copies);
        }
        Set<String> queued = queue.enqueue(written.mails);
        blobs.putInTransaction(written.contents.entrySet().stream()
                .filter(content -> queued.contains(content.getKey()))
                .map(Map.Entry::getValue)
                .toList());
        // Those wait there already, with the content they had, perhaps for a minute that nothing asks for any more.
        written.contents.keySet().stream().filter(id -> !queued.contains(id)).forEach(desk::retry);
        written.incomplete.forEach(leftOut::tell);
    }

    /** What is to be written for all of them: copies, and contents by mail. */
    private static final class Written {
        private final Set<String> suspended;
        private final List<Relays.Released> copies = new ArrayList<>();
        private final List<OutboundQueue.Parcel> mails = new ArrayList<>();
        private final Map<String, SealedBlob> contents = new LinkedHashMap<>();
        /** Those of which parts are left out. */
        private final Map<Relay, Made> incomplete = new LinkedHashMap<>();

        Written(Set<String> suspended) {
            this.suspended = suspended;
        }

        /** A mail names the one before it in its conversation, which may be among those that are not written yet. */
        private List<String> messages() {
            return copies.stream().map(Relays.Released::messageId).toList();
        }

        private void goesOut(Relay relay, Made made) {
            if (!made.mail().dropped().isEmpty()) {
                incomplete.put(relay, made);
            }
        }
    }

    private void scanThenRelay(Relay relay, Ingredients known, Written written) {
        if (relay.authorRole() == Role.AGENT && staff.suspended(relay.authorId())) {
            quarantine(relay, WithheldBecause.SENDER_SUSPENDED, List.of());
            return;
        }
        if (relay.authorRole() == Role.AGENT && refusals.refused(relay.conversationId())) {
            fail(relay, UNWANTED);
            return;
        }
        switch (viruses.scan(relay)) {
            case ScanResult.Clean() -> relay(relay, known, written);
            case ScanResult.Infected(String signature) ->
                quarantine(relay, WithheldBecause.INFECTED, List.of(signature));
            case ScanResult.TooLarge() -> quarantine(relay, WithheldBecause.NOT_SCANNED, List.of());
            case ScanResult.NoAnswer() ->
                quarantine(
                        relay,
                        viruses.givesUp(relay) ? WithheldBecause.NOT_SCANNED : WithheldBecause.AWAITS_SCAN,
                        List.of());
        }
    }

    private void relay(Relay relay, Ingredients known, Written written) {
        try {
            Optional<Made> made = mails.make(relay, known, written.messages());
            if (made.isPresent()) {
                send(relay, made.get(), written);
            } else {
                fail(relay, NO_MAILBOX);
            }
        } catch (LeakingMail leaking) {
            List<String> places = leaking.findings().stream()
                    .map(LeakCheck.Finding::where)
                    .distinct()
                    .toList();
            quarantine(relay, WithheldBecause.REVEALS_IDENTITY, places);
        } catch (UnreadableMail unreadable) {
            quarantine(relay, WithheldBecause.NOT_RELAYABLE, List.of());
        } catch (SubjectErasedException erased) {
            fail(relay, NO_MAILBOX);
        }
    }

    /** What is sealed here may find a key erased, so it is done before anything is to be written. */
    private void send(Relay relay, Made made, Written written) {
        Relays.Released copy = new Relays.Released(relay.messageId(), relays.sealed(made.copy()), made.redacted());
        String address = made.recipientAddress();
        if (address == null) {
            written.copies.add(copy);
            written.goesOut(relay, made);
            commands.sendAndWait(new MarkRelayed(relay.conversationId(), relay.messageId(), 0, clock.instant()));
        } else if (written.suspended.contains(relay.recipientId())) {
            queue.refuse(outbound(relay, NOT_STORED, address), NOT_AT_PRESENT);
            written.copies.add(copy);
            fail(relay, NOT_AT_PRESENT);
        } else {
            byte[] raw = made.mail().raw();
            SealedBlob content = blobs.sealForBoth(relay.recipientId(), relay.authorId(), CORRESPONDENCE, raw);
            OutboundMail mail = outbound(relay, content.ref(), address);
            written.mails.add(queue.parcel(mail, raw));
            written.contents.put(mail.id(), content);
            written.copies.add(copy);
            written.goesOut(relay, made);
        }
    }

    /** The bytes name the recipient's address and hold the author's words: they go when either is erased. */
    private static OutboundMail outbound(Relay relay, BlobRef content, String address) {
        return new OutboundMail(
                SentContents.mailId(relay.messageId(), relay.recipientId()),
                relay.conversationId(),
                relay.messageId(),
                relay.authorId(),
                relay.recipientId(),
                address,
                content);
    }

    /** The author or the recipient has been erased meanwhile, or the recipient cannot be reached at present. */
    private void fail(Relay relay, String status) {
        commands.sendAndWait(new MarkFailed(relay.conversationId(), relay.messageId(), status, 0, clock.instant()));
    }

    private void quarantine(Relay relay, WithheldBecause because, List<String> details) {
        log.warn("Message {} is not relayed: {}", relay.messageId(), because);
        commands.sendAndWait(
                new Quarantine(relay.conversationId(), relay.messageId(), because, details, clock.instant()));
    }
}
