package dev.amana.messaging.evidence;

import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.claim.Party;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence.
 *
 * @param number its place in the chain
 * @param sourceId the message, or an identifier of the file
 * @param copy the content under the claim's key
 * @param name of a file
 */
public record EvidenceRow(
        String claimId,
        int number,
        EvidenceKind kind,
        String sourceId,
        String authorId,
        Party by,
        BlobRef copy,
        @Nullable Personal name,
        String type,
        String link,
        Instant sealedAt) {}
