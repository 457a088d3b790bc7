package dev.amana.messaging.process;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.conversation.ConversationCommand.MarkFailed;
import dev.amana.messaging.conversation.ConversationCommand.MarkRelayed;
import dev.amana.messaging.conversation.ConversationCommand.Quarantine;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.WithheldBecause;
import dev.amana.messaging.mime.LeakCheck;
import dev.amana.messaging.mime.LeakingMail;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.outbound.OutboundMail;
import dev.amana.messaging.outbound.OutboundQueue;
import dev.amana.messaging.outbound.SentContents;
import dev.amana.messaging.party.Suspensions;
import dev.amana.messaging.process.MailFactory.Made;
import dev.amana.messaging.virus.ScanResult;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.personal.SubjectErasedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Builds the mail of a released message and queues it. A mail that would reveal its author, or that cannot be built, is
 * quarantined instead: nothing leaves on a doubt.
 */
@Component
@ProcessingGroup(WhenMessageReleasedThenRelay.GROUP)
class WhenMessageReleasedThenRelay {
    static final String GROUP = "messaging.relay";
    /** RFC 3463: bad destination mailbox address. */
    private static final String NO_MAILBOX = "5.1.1";
    /** RFC 3463: mailbox disabled, not accepting messages. */
    private static final String NOT_AT_PRESENT = "5.2.1";

    /** In place of a content that would be dropped at once. */
    private static final BlobRef NOT_STORED = new BlobRef("", "", CORRESPONDENCE.wireName(), "", 0);

    private static final Logger log = LoggerFactory.getLogger(WhenMessageReleasedThenRelay.class);

    private final Relays relays;
    private final MailFactory mails;
    private final Treatments treatments;
    private final VirusCheck viruses;
    private final BlobStore blobs;
    private final OutboundQueue queue;
    private final Suspensions suspensions;
    private final CommandGateway commands;
    private final Clock clock;

    WhenMessageReleasedThenRelay(
            Relays relays,
            MailFactory mails,
            Treatments treatments,
            VirusCheck viruses,
            BlobStore blobs,
            OutboundQueue queue,
            Suspensions suspensions,
            CommandGateway commands,
            Clock clock) {
        this.relays = relays;
        this.mails = mails;
        this.treatments = treatments;
        this.viruses = viruses;
        this.blobs = blobs;
        this.queue = queue;
        this.suspensions = suspensions;
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(MessageReleased event, @SequenceNumber long position) {
        if (event.unscreened() != null) {
            treatments.markUnscreened(event.messageId());
        }
        relays.findOpen(event.messageId())
                .or(() -> {
                    relays.reopen(event.messageId(), position);
                    return relays.findOpen(event.messageId());
                })
                .ifPresent(this::scanThenRelay);
    }

    @EventHandler
    void on(MessageWithheld event, @SequenceNumber long position) {
        switch (event.because()) {
            case HELD, BLOCKED -> relays.withhold(event.messageId());
            case REVEALS_IDENTITY, NOT_RELAYABLE, INFECTED, NOT_SCANNED -> relays.end(event.messageId(), position);
            case AWAITS_SCAN -> {
                relays.awaitScan(event.messageId(), event.withheldAt());
                viruses.askLater(event.conversationId(), event.messageId());
            }
        }
    }

    @EventHandler
    void on(MessageRelayed event, @SequenceNumber long position) {
        relays.end(event.messageId(), position);
    }

    @EventHandler
    void on(MessageFailed event, @SequenceNumber long position) {
        relays.end(event.messageId(), position);
    }

    private void scanThenRelay(Relay relay) {
        switch (viruses.scan(relay)) {
            case ScanResult.Clean() -> relay(relay);
            case ScanResult.Infected(String signature) ->
                quarantine(relay, WithheldBecause.INFECTED, List.of(signature));
            case ScanResult.NoAnswer() ->
                quarantine(
                        relay,
                        viruses.givesUp(relay) ? WithheldBecause.NOT_SCANNED : WithheldBecause.AWAITS_SCAN,
                        List.of());
        }
    }

    private void relay(Relay relay) {
        try {
            Optional<Made> made = mails.make(relay);
            made.ifPresentOrElse(mail -> send(relay, mail), () -> fail(relay, NO_MAILBOX));
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

    private void send(Relay relay, Made made) {
        relays.release(relay.messageId(), made.copy(), made.redacted());
        if (made.recipientAddress() == null) {
            commands.sendAndWait(new MarkRelayed(relay.conversationId(), relay.messageId(), 0, clock.instant()));
        } else if (suspensions.suspended(relay.recipientId())) {
            queue.refuse(outbound(relay, NOT_STORED, made.recipientAddress()), NOT_AT_PRESENT);
            fail(relay, NOT_AT_PRESENT);
        } else {
            byte[] raw = made.mail().raw();
            BlobRef content = blobs.putForBothInTransaction(relay.recipientId(), relay.authorId(), CORRESPONDENCE, raw);
            OutboundMail mail = outbound(relay, content, made.recipientAddress());
            if (!queue.enqueue(mail, raw)) {
                // It waits there already, with the content it had.
                blobs.delete(mail.content());
            }
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
