package dev.amana.messaging.evidence;

import dev.amana.messaging.claim.ClaimCommand.SealEvidence;
import dev.amana.messaging.claim.ClaimRejection;
import dev.amana.messaging.claim.ClaimRejection.TooMuch;
import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.evidence.EvidenceDue.Due;
import dev.amana.messaging.process.RelayedMails;
import dev.amana.messaging.process.RelayedMails.Written;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.personal.SubjectErasedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Seals what is due under its claim's key and gives it its place in the chain. Outside transactions: each piece is its own. */
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
    private final EvidenceCopies copies;
    private final Counter refused;
    private final Clock clock;

    EvidenceSealer(
            EvidenceDue due,
            RelayedMails mails,
            BlobStore blobs,
            EvidenceCopies copies,
            MeterRegistry meters,
            Clock clock) {
        this.due = due;
        this.mails = mails;
        this.blobs = blobs;
        this.copies = copies;
        this.refused = Counter.builder("amana.messaging.claims.evidence.refused")
                .description("Messages that a claim had no room for as evidence")
                .register(meters);
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
            seal(next, written.get());
        } catch (TooMuch full) {
            log.error("Claim {} has no room for the {} of message {}", next.claimId(), next.kind(), next.messageId());
            refused.increment();
            due.refused(next, clock.instant());
            return true;
        } catch (ClaimRejection | SubjectErasedException over) {
            log.info("Message {} came too late to be evidence of claim {}", next.messageId(), next.claimId());
        }
        due.done(next);
        return true;
    }

    private void seal(Due next, Written written) {
        boolean original = next.kind() == EvidenceKind.ORIGINAL;
        Optional<byte[]> content = original ? blobs.get(written.original()) : mails.delivered(next.messageId());
        copies.seal(
                next.claimId(),
                content.orElseGet(() -> new byte[0]),
                copy -> new SealEvidence(
                        next.claimId(),
                        next.kind(),
                        next.messageId(),
                        written.authorId(),
                        party(written.authorRole()),
                        original ? written.original().sha256() : copy.sha256(),
                        copy,
                        null,
                        content.isPresent() ? MAIL : ERASED,
                        clock.instant()));
    }

    private static Party party(Role role) {
        return switch (role) {
            case BUYER, CUSTOMER -> Party.BUYER;
            case SELLER -> Party.SELLER;
            case AGENT -> Party.STAFF;
        };
    }
}
