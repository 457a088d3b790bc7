package dev.amana.messaging.claim;

import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened in a claim. Its personal data is under the claim's own key, of class claim-evidence. */
public sealed interface ClaimEvent {

    /** The data subject of a claim's key. */
    static String evidenceSubject(String claimId) {
        return "claim-" + claimId;
    }

    Matter matter();

    /** What a claim is about; every event says it, so that each can be read alone. */
    record Matter(String claimId, String orderId, String conversationId, String buyerId, String sellerId) {}

    @StoredAs("messaging.claim-opened")
    record ClaimOpened(
            Matter matter, ClaimReason reason, Money wanted, Personal statement, Instant answerDueAt, Instant openedAt)
            implements ClaimEvent {}

    @StoredAs("messaging.claim-answered")
    record ClaimAnswered(Matter matter, boolean accepted, Personal answer, Instant answeredAt) implements ClaimEvent {}

    @StoredAs("messaging.claim-escalated")
    record ClaimEscalated(Matter matter, EscalatedBecause because, Instant escalatedAt) implements ClaimEvent {}

    enum EscalatedBecause {
        ANSWERED,
        NO_ANSWER
    }

    /** @param to staff, where a party writes; null for both parties */
    @StoredAs("messaging.claim-statement-added")
    record StatementAdded(
            Matter matter,
            String statementId,
            String authorId,
            Party by,
            @Nullable Party to,
            Personal text,
            Instant addedAt)
            implements ClaimEvent {}

    /**
     * A link of the chain.
     *
     * @param number counted from 1
     * @param link hash over the link before and this one; see {@link Chain}
     * @param name of a file
     * @param type media type
     */
    @StoredAs("messaging.claim-evidence-sealed")
    record EvidenceSealed(
            Matter matter,
            int number,
            EvidenceKind kind,
            String sourceId,
            String authorId,
            Party by,
            String sourceHash,
            BlobRef copy,
            @Nullable Personal name,
            String type,
            String link,
            Instant sealedAt)
            implements ClaimEvent {}

    /**
     * A decision that can be appealed, or the second one, or the seller's own.
     *
     * @param grounds null where the seller accepted
     * @param appealableUntil null where it is final
     */
    @StoredAs("messaging.claim-decided")
    record ClaimDecided(
            Matter matter,
            Decision decision,
            String deciderId,
            Party by,
            boolean onAppeal,
            @Nullable Personal grounds,
            @Nullable Instant appealableUntil,
            Instant decidedAt)
            implements ClaimEvent {}

    @StoredAs("messaging.claim-withdrawn")
    record ClaimWithdrawn(Matter matter, Instant withdrawnAt) implements ClaimEvent {}

    @StoredAs("messaging.claim-appealed")
    record ClaimAppealed(Matter matter, String appellantId, Party by, Personal grounds, Instant appealedAt)
            implements ClaimEvent {}

    /** The author of a text that was withheld from the other party wants a person to look at it. */
    @StoredAs("messaging.claim-text-appealed")
    record TextAppealed(Matter matter, String textId, String authorId, Personal words, Instant appealedAt)
            implements ClaimEvent {}

    /** @param evidenceKeptUntil when the claim's key may go */
    @StoredAs("messaging.claim-closed")
    record ClaimClosed(Matter matter, Decision decision, Instant evidenceKeptUntil, Instant closedAt)
            implements ClaimEvent {}

    @StoredAs("messaging.claim-retention-ended")
    record ClaimRetentionEnded(Matter matter, Instant endedAt) implements ClaimEvent {}
}
