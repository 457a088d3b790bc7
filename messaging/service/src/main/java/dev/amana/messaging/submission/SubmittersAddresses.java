package dev.amana.messaging.submission;

import dev.amana.messaging.mime.Senders;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where staff who write by their mail program read what became of a mail. They are no party, so nobody has told us an address;
 * what they have is the one that they wrote from, as long as a password of theirs is for it.
 */
@Component
public class SubmittersAddresses {
    private final BlobStore blobs;
    private final MailLogins logins;

    SubmittersAddresses(BlobStore blobs, MailLogins logins) {
        this.blobs = blobs;
        this.logins = logins;
    }

    /**
     * The address in From, which was compared with the login's.
     *
     * @param submitted the mail
     * @return empty where it is erased, or nobody signs in with that address any more
     */
    public Optional<String> of(String staffId, BlobRef submitted) {
        return blobs.get(submitted)
                .flatMap(raw -> Senders.from(raw).stream().findFirst())
                .flatMap(EmailAddress::parse)
                .map(EmailAddress::canonical)
                .filter(address -> logins.writesFrom(staffId, address));
    }
}
