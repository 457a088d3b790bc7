package dev.amana.messaging.intake;

import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drops originals that were stored once more because their message was sent once more. */
@Component
class Originals {
    private final JdbcClient jdbc;
    private final BlobStore blobs;

    Originals(JdbcClient jdbc, BlobStore blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    /**
     * Only where another one is known to be the message's: an append that was repeated within may have met itself. What is
     * left is an orphan and harms nobody; to lose the only original would.
     */
    void deleteRepeated(String messageId, BlobRef repeated) {
        boolean another =
                jdbc.sql("select count(*) from relay where message_id = :message and original->>'id' <> :blob")
                                .param("message", messageId)
                                .param("blob", repeated.id())
                                .query(Long.class)
                                .single()
                        > 0;
        if (another) {
            blobs.delete(repeated);
        }
    }
}
