package dev.amana.messaging.outbound;

import dev.amana.platform.Ids;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bytes that the next hop took over, without the signature of the attempt; as long as the queue keeps them. */
@Component
public class SentContents {
    private final JdbcClient jdbc;
    private final BlobStore blobs;

    SentContents(JdbcClient jdbc, BlobStore blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    /** What a message's mail is called in the queue. */
    public static String mailId(String messageId, String recipientId) {
        return Ids.derived("mail", messageId, recipientId);
    }

    /**
     * Empty where nothing was sent, it is too long ago, or one of the two parties is erased.
     *
     * @throws IllegalStateException where the bytes are not those that were stored
     */
    public Optional<byte[]> of(String messageId, String recipientId) {
        return jdbc.sql("""
                        select blob_id, blob_subject, blob_retention, blob_sha256, blob_bytes from outbound_mail
                        where id = ? and state = 'sent'
                        """)
                .param(mailId(messageId, recipientId))
                .query((row, number) -> new BlobRef(
                        row.getString("blob_id"),
                        row.getString("blob_subject"),
                        row.getString("blob_retention"),
                        row.getString("blob_sha256"),
                        row.getLong("blob_bytes")))
                .optional()
                .flatMap(blobs::get);
    }
}
