package dev.amana.messaging.evidence;

import static dev.amana.platform.personal.RetentionClass.CLAIM_EVIDENCE;

import dev.amana.messaging.claim.ClaimCommand.SealEvidence;
import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.claim.Party;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.personal.Personal;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Takes files that a party hands in. */
@Component
public class EvidenceIntake {
    private final BlobStore blobs;
    private final CommandGateway commands;
    private final Clock clock;

    EvidenceIntake(BlobStore blobs, CommandGateway commands, Clock clock) {
        this.blobs = blobs;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param fileId the same for the same file */
    public void take(
            String claimId, String fileId, String authorId, Party by, String name, String type, byte[] content) {
        String subject = ClaimEvent.evidenceSubject(claimId);
        BlobRef copy = blobs.put(subject, CLAIM_EVIDENCE, content);
        commands.sendAndWait(new SealEvidence(
                claimId,
                EvidenceKind.FILE,
                fileId,
                authorId,
                by,
                copy.sha256(),
                copy,
                Personal.of(subject, CLAIM_EVIDENCE, name),
                type,
                clock.instant()));
    }
}
