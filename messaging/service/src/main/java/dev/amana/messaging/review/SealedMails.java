package dev.amana.messaging.review;

import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.evidence.EvidenceRows;
import dev.amana.messaging.export.KeptMails;
import dev.amana.platform.blob.BlobStore;
import org.springframework.stereotype.Component;

/** The mails of a claim's evidence, for an export of its conversation. Who may is not decided here. */
@Component
public class SealedMails {
    private final EvidenceRows evidence;
    private final BlobStore blobs;

    SealedMails(EvidenceRows evidence, BlobStore blobs) {
        this.evidence = evidence;
        this.blobs = blobs;
    }

    public KeptMails of(String claimId) {
        return (messageId, form) -> evidence.find(claimId, messageId, kind(form))
                .flatMap(row -> blobs.get(row.copy()))
                .filter(mail -> mail.length > 0);
    }

    private static EvidenceKind kind(KeptMails.Form form) {
        return switch (form) {
            case ORIGINAL -> EvidenceKind.ORIGINAL;
            case DELIVERED -> EvidenceKind.DELIVERED;
        };
    }
}
