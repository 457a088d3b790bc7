package dev.amana.messaging.evidence;

import static dev.amana.platform.personal.RetentionClass.CLAIM_EVIDENCE;

import dev.amana.messaging.claim.ClaimCommand.SealEvidence;
import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.claim.ClaimRejection;
import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.evidence.EvidenceDue.Due;
import dev.amana.messaging.process.RelayedMails;
import dev.amana.messaging.process.RelayedMails.Written;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.personal.SubjectErasedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Seals what is due under its claim's key, then gives it its place in the chain. Outside transactions: blobs come first. */
@Component
class EvidenceSealer {
    /** What was erased before the claim was opened still has its place, and its hash. */
    static final String ERASED = "application/x-erased";

    private static final String MAIL = "message/rfc822";
    private static final int BATCH = 50;
    private static final Logger log = LoggerFactory.getLogger(EvidenceSealer.class);

    private final EvidenceDue due;
    private final RelayedMails mails;
    private final BlobStore blobs;
    private final CommandGateway commands;
    private final Clock clock;

    EvidenceSealer(EvidenceDue due, RelayedMails mails, BlobStore blobs, CommandGateway commands, Clock clock) {
        this.due = due;
        this.mails = mails;
        this.blobs = blobs;
        this.commands = commands;
        this.clock = clock;
    }

    /** @return whether there may be more to do at once */
    boolean sealSome() {
        List<Due> batch = due.next(0, BATCH);
        long sealed = batch.stream().filter(this::seal).count();
        return sealed > 0 && batch.size() == BATCH;
    }

    /** Whether this one is done with. What the relaying does not know yet stays for the next round. */
    private boolean seal(Due next) {
        Optional<Written> written = mails.written(next.messageId());
        if (written.isEmpty()) {
            return false;
        }
        try {
            commands.sendAndWait(command(next, written.get()));
        } catch (ClaimRejection | SubjectErasedException over) {
            log.info("Message {} came too late to be evidence of claim {}", next.messageId(), next.claimId());
        }
        due.done(next);
        return true;
    }

    private SealEvidence command(Due next, Written written) {
        boolean original = next.kind() == EvidenceKind.ORIGINAL;
        Optional<byte[]> content = original ? blobs.get(written.original()) : mails.delivered(next.messageId());
        BlobRef copy = blobs.put(
                ClaimEvent.evidenceSubject(next.claimId()), CLAIM_EVIDENCE, content.orElseGet(() -> new byte[0]));
        return new SealEvidence(
                next.claimId(),
                next.kind(),
                next.messageId(),
                written.authorId(),
                party(written.authorRole()),
                original ? written.original().sha256() : copy.sha256(),
                copy,
                null,
                content.isPresent() ? MAIL : ERASED,
                clock.instant());
    }

    private static Party party(Role role) {
        return switch (role) {
            case BUYER, CUSTOMER -> Party.BUYER;
            case SELLER -> Party.SELLER;
            case AGENT -> Party.STAFF;
        };
    }
}
