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
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Seals what is due under its claim's key and gives it its place in the chain. Outside transactions: each piece is its own. */
@Component
class EvidenceSealer {
    /** What was erased before the claim was opened still has its place, and its hash. */
    static final String ERASED = "application/x-erased";

    /** What was there, but not as it was stored. */
    static final String DAMAGED = "application/x-damaged";

    private static final byte[] NOTHING = {};
    private static final String MAIL = "message/rfc822";
    /** Not the bytes that were sent, but the same mail made again from its original. */
    private static final String MADE_AGAIN = "message/rfc822;made=again";

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
        // Past those that must wait, so that they hold up nothing behind them.
        long after = 0;
        for (List<Due> batch = due.next(after, BATCH); !batch.isEmpty(); batch = due.next(after, BATCH)) {
            batch.forEach(this::sealOrWait);
            after = batch.getLast().position();
        }
        return false;
    }

    /** What fails is tried again in the next round, after all the others had their turn. */
    private void sealOrWait(Due next) {
        try {
            seal(next);
        } catch (DataAccessException | CommandExecutionException failed) {
            log.warn(
                    "Message {} could not be sealed as evidence of claim {}", next.messageId(), next.claimId(), failed);
        }
    }

    /** What the relaying does not know yet stays for the next round. */
    private void seal(Due next) {
        Optional<Written> written = mails.written(next.messageId());
        if (written.isEmpty()) {
            return;
        }
        try {
            seal(next, written.get());
        } catch (TooMuch full) {
            log.error("Claim {} has no room for the {} of message {}", next.claimId(), next.kind(), next.messageId());
            refused.increment();
            due.refused(next, clock.instant());
            return;
        } catch (ClaimRejection | SubjectErasedException over) {
            log.info("Message {} came too late to be evidence of claim {}", next.messageId(), next.claimId());
        }
        due.done(next);
    }

    private void seal(Due next, Written written) {
        boolean original = next.kind() == EvidenceKind.ORIGINAL;
        Found found = original ? found(() -> original(written)) : found(() -> delivered(next));
        copies.seal(
                next.claimId(),
                found.content(),
                copy -> new SealEvidence(
                        next.claimId(),
                        next.kind(),
                        next.messageId(),
                        written.authorId(),
                        party(written.authorRole()),
                        original ? written.original().sha256() : copy.sha256(),
                        copy,
                        null,
                        found.type(),
                        clock.instant()));
    }

    private Optional<Found> original(Written written) {
        return blobs.get(written.original()).map(mail -> new Found(mail, MAIL));
    }

    private Optional<Found> delivered(Due next) {
        return mails.delivered(next.messageId())
                .map(delivered -> new Found(delivered.mail(), delivered.asSent() ? MAIL : MADE_AGAIN));
    }

    /** One that is damaged takes its place like the others, and says so: it must not keep them from theirs. */
    private static Found found(Supplier<Optional<Found>> source) {
        try {
            return source.get().orElseGet(() -> new Found(NOTHING, ERASED));
        } catch (IllegalStateException altered) {
            log.error("A piece of evidence was altered before it could be sealed", altered);
            return new Found(NOTHING, DAMAGED);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Found(byte[] content, String type) {}

    private static Party party(Role role) {
        return switch (role) {
            case BUYER, CUSTOMER -> Party.BUYER;
            case SELLER -> Party.SELLER;
            case AGENT -> Party.STAFF;
        };
    }
}
