package dev.amana.messaging.intake;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.availability.Restrictions;
import dev.amana.messaging.availability.Unavailable;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.conversation.Content.Attachment;
import dev.amana.messaging.conversation.ConversationCommand.CheckMessage;
import dev.amana.messaging.conversation.ConversationCommand.ReceiveMessage;
import dev.amana.messaging.conversation.ConversationRejection;
import dev.amana.messaging.conversation.ConversationRejection.ContactIsPaused;
import dev.amana.messaging.conversation.Receipt;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.docket.AvoidedContacts;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mime.DefectTrace;
import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.mime.MailOutline;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.ParsedMail;
import dev.amana.messaging.mime.RecentMails;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.optout.ContactPausedElsewhere;
import dev.amana.messaging.optout.ContactPolicy;
import dev.amana.messaging.optout.ContactPolicy.Admission;
import dev.amana.messaging.optout.ContactPolicy.Approach;
import dev.amana.messaging.optout.RecipientOptedOut;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.blob.SealedBlob;
import dev.amana.platform.eventstore.Enclosure;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a message in: reads it, stores the original, then asks the conversation. */
@Component
public class Intake {
    private static final int MOST_ENCLOSED_BYTES = 256 * 1024;
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final MailReader reader;
    private final BlobStore blobs;
    private final CommandGateway commands;
    private final Originals originals;
    private final ContactPolicy contacts;
    private final Restrictions restrictions;
    private final MailboxQueries mailbox;
    private final AvoidedContacts avoided;
    private final Bounds bounds;
    private final Elsewhere elsewhere;
    private final FileDigests digests;
    private final RecentMails recent;

    Intake(
            MailReader reader,
            BlobStore blobs,
            Originals originals,
            ContactPolicy contacts,
            Restrictions restrictions,
            MailboxQueries mailbox,
            AvoidedContacts avoided,
            CommandGateway commands,
            Elsewhere elsewhere,
            FileDigests digests,
            RecentMails recent,
            MessagingProperties properties) {
        this.recent = recent;
        this.digests = digests;
        this.elsewhere = elsewhere;
        this.originals = originals;
        this.contacts = contacts;
        this.restrictions = restrictions;
        this.mailbox = mailbox;
        this.avoided = avoided;
        this.reader = reader;
        this.blobs = blobs;
        this.commands = commands;
        this.bounds = new Bounds(properties.mostTextBytes());
    }

    /**
     * Returns where the message stands, after all of it is committed.
     *
     * @param messageId the same for the same message, however often it is sent
     * @throws UnreadableMail when no sense can be made of it
     * @throws TooMuchText when it cannot be screened whole
     * @throws TooManyAttachments when there are more than can be told of
     * @throws RecipientOptedOut when the recipient wants no such message
     * @throws ContactPausedElsewhere when it has to wait until a claim of the two is decided
     * @throws Unavailable when an order forbids it
     * @throws AttachmentsRefused when it came by API with something that is never relayed
     */
    public Stage take(
            String conversationId, String messageId, String authorId, Channel channel, byte[] raw, Instant at) {
        ParsedMail mail = read(messageId, raw);
        bounds.check(mail);
        if (channel == Channel.API && !mail.dropped().isEmpty()) {
            throw new AttachmentsRefused(mail.dropped());
        }
        requireAvailable(conversationId, authorId, channel);
        Admission admission =
                contacts.admit(new Approach(conversationId, messageId, authorId, mail.subject(), mail.text(), at));
        List<String> besides = channel == Channel.API ? List.of() : elsewhere.in(mail);
        Function<BlobRef, ReceiveMessage> command = original -> new ReceiveMessage(
                conversationId,
                messageId,
                authorId,
                channel,
                content(messageId, authorId, mail, original, besides, isFilesOfStaff(conversationId, authorId, mail)),
                automatic(channel, mail),
                at);
        try {
            Stage stage = raw.length <= MOST_ENCLOSED_BYTES
                    ? enclosed(authorId, mail, raw, command)
                    : before(authorId, raw, command);
            admission.taken();
            if (!besides.isEmpty()
                    && channel == Channel.SMTP
                    && MailOutline.of(raw).takesNotices()) {
                elsewhere.tell(authorId, raw, besides);
            }
            return stage;
        } catch (ContactIsPaused paused) {
            avoided.count(paused.claimId(), messageId);
            throw paused;
        }
    }

    /**
     * Asks everybody whom {@link #take} asks, and takes nothing. A refusal is written down as such.
     *
     * @return whether the message is in already
     */
    boolean isIn(
            String conversationId, String messageId, String authorId, Channel channel, String subject, Instant at) {
        try {
            if (commands.<Boolean>sendAndWait(new CheckMessage(conversationId, messageId, authorId))) {
                return true;
            }
        } catch (ContactIsPaused paused) {
            avoided.count(paused.claimId(), messageId);
            throw paused;
        }
        requireAvailable(conversationId, authorId, channel);
        contacts.admit(new Approach(conversationId, messageId, authorId, subject, "", at));
        return false;
    }

    private void requireAvailable(String conversationId, String authorId, Channel channel) {
        if (restrictions.any()) {
            mailbox.conversation(conversationId)
                    .ifPresent(row -> restrictions.requireContact(authorId, row.counterpartOf(authorId), channel));
        }
    }

    String subject(String messageId, byte[] raw) {
        return read(messageId, raw).subject();
    }

    /** One commit for the original and the event, shared with whoever comes at the same time. */
    private Stage enclosed(String authorId, ParsedMail mail, byte[] raw, Function<BlobRef, ReceiveMessage> command) {
        SealedBlob original = blobs.seal(authorId, CORRESPONDENCE, raw);
        Receipt receipt = Enclosure.with(original, () -> commands.<Receipt>sendAndWait(command.apply(original.ref())));
        if (receipt.now()) {
            recent.keep(original.ref().id(), mail, raw.length);
        }
        return receipt.stage();
    }

    /** Large ones by themselves, so that no commit of many is held up by the bytes of one. */
    private Stage before(String authorId, byte[] raw, Function<BlobRef, ReceiveMessage> command) {
        BlobRef original = blobs.put(authorId, CORRESPONDENCE, raw);
        ReceiveMessage receive = command.apply(original);
        Receipt receipt = decide(receive);
        if (!receipt.now()) {
            originals.deleteRepeated(receive.messageId(), original);
        }
        return receipt.stage();
    }

    /** What came by API was written by whoever called, whatever it holds. */
    private static boolean automatic(Channel channel, ParsedMail mail) {
        return channel == Channel.SMTP && mail.automatic();
    }

    /** Only a rejection says for sure that no event names the original; any other failure leaves that open. */
    private Receipt decide(ReceiveMessage command) {
        try {
            return commands.sendAndWait(command);
        } catch (ConversationRejection rejection) {
            blobs.delete(command.content().original());
            throw rejection;
        }
    }

    /** What strangers send may meet a defect in a library; to its sender that is a mail that cannot be read. */
    private ParsedMail read(String messageId, byte[] raw) {
        try {
            return reader.read(raw);
        } catch (UnreadableMail unreadable) {
            throw unreadable;
        } catch (RuntimeException | StackOverflowError defect) {
            log.error("Message {} is refused because reading it failed: {}", messageId, DefectTrace.of(defect));
            throw new UnreadableMail("The structure of this message cannot be processed");
        }
    }

    private Content content(
            String messageId,
            String authorId,
            ParsedMail mail,
            BlobRef original,
            List<String> besides,
            boolean filesOfStaff) {
        return new Content(
                Personal.of(authorId, CORRESPONDENCE, mail.subject()),
                Personal.of(authorId, CORRESPONDENCE, mail.text()),
                unlessEmpty(authorId, mail.quoted()),
                unlessEmpty(authorId, mail.hidden()),
                filesOfStaff ? ofStaff(messageId, authorId, mail) : ofParty(messageId, authorId, mail),
                original,
                mail.messageId() == null ? null : unlessEmpty(authorId, mail.messageId()),
                unlessEmpty(authorId, String.join("\n", besides)),
                mail.documents().whole() ? null : true);
    }

    private boolean isFilesOfStaff(String conversationId, String authorId, ParsedMail mail) {
        return !mail.attachments().isEmpty()
                && mailbox.conversation(conversationId)
                        .filter(row -> row.isAnsweredBy(authorId))
                        .isPresent();
    }

    private static List<Attachment> ofParty(String messageId, String authorId, ParsedMail mail) {
        return Attachment.describe(messageId, authorId, mail.attachments());
    }

    /** What staff send is perhaps looked at by a person where no rule can read it: a picture says whatever its author likes. */
    private List<Attachment> ofStaff(String messageId, String authorId, ParsedMail mail) {
        List<MailAttachment> files = mail.attachments();
        List<Attachment> described =
                Attachment.describe(messageId, authorId, files, mail.documents().seenOnly(), digests::of);
        return IntStream.range(0, files.size())
                .mapToObj(at -> described.get(at).ofStaff(files.get(at).sha256()))
                .toList();
    }

    private static @Nullable Personal unlessEmpty(String authorId, String text) {
        return text.isBlank() ? null : Personal.of(authorId, CORRESPONDENCE, text);
    }
}
