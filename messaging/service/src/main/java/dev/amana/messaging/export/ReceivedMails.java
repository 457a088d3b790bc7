package dev.amana.messaging.export;

import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.export.KeptMails.Form;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.virus.Clearance;
import dev.amana.messaging.virus.NotCleared;
import dev.amana.platform.blob.BlobStore;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mails as they came, and whether they may be handed out so: what was held or blocked was never scanned. */
@Component
class ReceivedMails {
    private final BlobStore blobs;
    private final MailReader reader;
    private final Clearance clearance;

    ReceivedMails(BlobStore blobs, MailReader reader, Clearance clearance) {
        this.blobs = blobs;
        this.reader = reader;
        this.clearance = clearance;
    }

    Optional<byte[]> of(MessageRow row, KeptMails kept) {
        return Optional.ofNullable(row.content())
                .map(Content::original)
                .flatMap(blobs::get)
                .or(() -> kept.mail(row.messageId(), Form.ORIGINAL));
    }

    /**
     * Looks at the mail, then at its files decoded: not every scanner knows that it is a mail.
     *
     * @return why it stays here, for good
     * @throws NotCleared.NotScanned where that is not known at present
     */
    Optional<NotCleared> withheld(MessageRow row, KeptMails kept) {
        try {
            Clearance.known(row.infected());
            of(row, kept).ifPresent(mail -> {
                clearance.out(mail, null);
                files(mail).forEach(file -> clearance.out(file.content(), null));
            });
            return Optional.empty();
        } catch (NotCleared.KeptBack | NotCleared.TooLarge withheld) {
            return Optional.of(withheld);
        }
    }

    private List<MailAttachment> files(byte[] mail) {
        try {
            return reader.readJudged(mail).attachments();
        } catch (UnreadableMail unreadable) {
            return List.of();
        }
    }
}
