package dev.amana.messaging.evidence;

import static dev.amana.platform.personal.RetentionClass.CLAIM_EVIDENCE;

import dev.amana.messaging.claim.ClaimCommand.AskForRoom;
import dev.amana.messaging.claim.ClaimCommand.SealEvidence;
import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.FilePolicy;
import dev.amana.messaging.virus.Clearance;
import dev.amana.messaging.virus.NotCleared;
import dev.amana.platform.personal.Personal;
import java.time.Clock;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Takes files that a party hands in, once their claim has said that it would take them. */
@Component
public class EvidenceIntake {
    private static final String UNKNOWN = "application/octet-stream";

    private final EvidenceCopies copies;
    private final CommandGateway commands;
    private final Clearance clearance;
    private final Clock clock;

    EvidenceIntake(EvidenceCopies copies, CommandGateway commands, Clearance clearance, Clock clock) {
        this.copies = copies;
        this.commands = commands;
        this.clearance = clearance;
        this.clock = clock;
    }

    /**
     * Stores it, unless the claim has it already. Of what the virus scanner has not cleared nothing stays, and whoever hands it
     * in knows at once: evidence cannot be deleted for years.
     *
     * @param fileId the same for the same file
     * @param declared media type as the client says; believed only as far as the content bears it out
     * @throws NotCleared where the scanner has not cleared it
     */
    public void take(
            String claimId, String fileId, String authorId, Party by, String name, String declared, byte[] content) {
        boolean wanted = commands.<Boolean>sendAndWait(new AskForRoom(claimId, fileId, by));
        if (!wanted) {
            return;
        }
        clearance.in(content);
        copies.seal(
                claimId,
                content,
                copy -> new SealEvidence(
                        claimId,
                        EvidenceKind.FILE,
                        fileId,
                        authorId,
                        by,
                        copy.sha256(),
                        copy,
                        Personal.of(ClaimEvent.evidenceSubject(claimId), CLAIM_EVIDENCE, name),
                        type(name, declared, content),
                        clock.instant()));
    }

    /** One of a fixed list, because it is stored in clear. */
    private static String type(String name, String declared, byte[] content) {
        String plain = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        try {
            return FilePolicy.standard().identified(name, plain, content).type().mediaType();
        } catch (FileFault unknown) {
            return UNKNOWN;
        }
    }
}
