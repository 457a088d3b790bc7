package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mime.LeakingMail;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.outbound.SentContents;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.SubjectErasedException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The mails behind messages: as they came, and as they went out. */
@Component
public class RelayedMails {
    private final Relays relays;
    private final MailFactory mails;
    private final SentContents sent;

    RelayedMails(Relays relays, MailFactory mails, SentContents sent) {
        this.relays = relays;
        this.mails = mails;
        this.sent = sent;
    }

    /** @param original names the mail as it came */
    public record Written(String messageId, String authorId, Role authorRole, BlobRef original, Instant receivedAt) {}

    /** Empty until the relaying knows of the message, a moment after it was received. */
    public Optional<Written> written(String messageId) {
        return relays.find(messageId)
                .map(relay -> new Written(
                        messageId, relay.authorId(), relay.authorRole(), relay.original(), relay.receivedAt()));
    }

    /**
     * What the recipient got.
     *
     * @param asSent whether these are the bytes that were sent; else they were made again from the original, because the queue
     *     keeps what it sent for a while only, and the support desk gets no mail
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Delivered(byte[] mail, boolean asSent) {}

    /**
     * Empty where one of the two is erased.
     *
     * @throws IllegalStateException where what was sent was altered since
     */
    public Optional<Delivered> delivered(String messageId) {
        return relays.find(messageId)
                .flatMap(relay -> sent.of(messageId, relay.recipientId())
                        .map(mail -> new Delivered(mail, true))
                        .or(() -> again(relay)));
    }

    private Optional<Delivered> again(Relay relay) {
        try {
            return mails.make(relay).map(made -> new Delivered(made.mail().raw(), false));
        } catch (LeakingMail | UnreadableMail | SubjectErasedException notMade) {
            return Optional.empty();
        }
    }
}
