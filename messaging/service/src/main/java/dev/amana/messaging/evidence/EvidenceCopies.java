package dev.amana.messaging.evidence;

import static dev.amana.platform.personal.RetentionClass.CLAIM_EVIDENCE;

import dev.amana.messaging.claim.ClaimCommand.SealEvidence;
import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.claim.ClaimRejection;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.blob.SealedBlob;
import dev.amana.platform.eventstore.Enclosure;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Seals content under its claim's key and asks the claim for a place in the chain. Evidence cannot be deleted for years, so
 * nothing stays of what the claim does not take.
 */
@Component
class EvidenceCopies {
    private static final Logger log = LoggerFactory.getLogger(EvidenceCopies.class);
    private static final int MOST_ENCLOSED_BYTES = 256 * 1024;

    private final BlobStore blobs;
    private final CommandGateway commands;

    EvidenceCopies(BlobStore blobs, CommandGateway commands) {
        this.blobs = blobs;
        this.commands = commands;
    }

    /** @throws ClaimRejection where the claim does not take it */
    void seal(String claimId, byte[] content, Function<BlobRef, SealEvidence> command) {
        String subject = ClaimEvent.evidenceSubject(claimId);
        if (content.length <= MOST_ENCLOSED_BYTES) {
            SealedBlob copy = blobs.seal(subject, CLAIM_EVIDENCE, content);
            Enclosure.with(copy, () -> commands.<Boolean>sendAndWait(command.apply(copy.ref())));
        } else {
            before(subject, content, command);
        }
    }

    /** Large ones by themselves, so that no commit of many is held up by the bytes of one. */
    private void before(String subject, byte[] content, Function<BlobRef, SealEvidence> command) {
        BlobRef copy = blobs.put(subject, CLAIM_EVIDENCE, content);
        try {
            boolean taken = commands.<Boolean>sendAndWait(command.apply(copy));
            if (!taken) {
                deleteRepeated(copy);
            }
        } catch (ClaimRejection rejection) {
            // Any other failure leaves open whether an event names it.
            blobs.delete(copy);
            throw rejection;
        }
    }

    /** An append that was repeated within may have met itself: then this copy is the evidence, and the database keeps it. */
    private void deleteRepeated(BlobRef copy) {
        try {
            blobs.delete(copy);
        } catch (DataAccessException kept) {
            log.info("Blob {} is evidence already", copy.id());
        }
    }
}
