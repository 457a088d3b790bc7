package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mime.LeakingMail;
import dev.amana.messaging.mime.UnreadableMail;
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

    RelayedMails(Relays relays, MailFactory mails) {
        this.relays = relays;
        this.mails = mails;
    }

    /** @param original names the mail as it came */
    public record Written(String messageId, String authorId, Role authorRole, BlobRef original, Instant receivedAt) {}

    /** Empty until the relaying knows of the message, a moment after it was received. */
    public Optional<Written> written(String messageId) {
        return relays.find(messageId)
                .map(relay -> new Written(
                        messageId, relay.authorId(), relay.authorRole(), relay.original(), relay.receivedAt()));
    }

    /** The mail that the recipient got, made again; empty where one of the two is erased. */
    public Optional<byte[]> delivered(String messageId) {
        try {
            return relays.find(messageId)
                    .flatMap(mails::make)
                    .map(made -> made.mail().raw());
        } catch (LeakingMail | UnreadableMail | SubjectErasedException notMade) {
            return Optional.empty();
        }
    }
}
