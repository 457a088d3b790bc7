package dev.amana.messaging.claim;

import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a claim. Each may be repeated without harm. */
public sealed interface ClaimCommand {

    @TargetAggregateIdentifier
    String claimId();

    /** @param answerDueAt until when the seller may answer */
    record OpenClaim(
            String claimId,
            String orderId,
            String conversationId,
            String buyerId,
            String sellerId,
            ClaimReason reason,
            Money wanted,
            Personal statement,
            Instant answerDueAt,
            Instant at)
            implements ClaimCommand {}

    /** @param keptUntil of the evidence, should this end the claim */
    record AnswerClaim(String claimId, String sellerId, boolean accept, Personal answer, Instant keptUntil, Instant at)
            implements ClaimCommand {}

    /** The time to answer is over. */
    record EscalateUnanswered(String claimId, Instant at) implements ClaimCommand {}

    /**
     * Somebody says something to staff, or staff to the parties.
     *
     * @param statementId the same for the same statement
     * @param to staff, where a party writes; null for both parties
     */
    record AddStatement(
            String claimId,
            String statementId,
            String authorId,
            Party by,
            @Nullable Party to,
            Personal text,
            Instant at)
            implements ClaimCommand {}

    /** Whether a file would be taken now, before its content is stored. Changes nothing. */
    record AskForRoom(String claimId, String fileId, Party by) implements ClaimCommand {}

    /**
     * Something becomes evidence: takes its place in the chain.
     *
     * @param sourceId the message, or for a file an identifier of its own
     * @param sourceHash SHA-256 (hex) over the ciphertext of what was sealed, as it stood in the conversation
     * @param copy the same content under the claim's key
     */
    record SealEvidence(
            String claimId,
            EvidenceKind kind,
            String sourceId,
            String authorId,
            Party by,
            String sourceHash,
            BlobRef copy,
            @Nullable Personal name,
            String type,
            Instant at)
            implements ClaimCommand {}

    /**
     * Staff decide, or decide again after an appeal.
     *
     * @param granted null to deny
     * @param appealableUntil if this can be appealed
     * @param keptUntil of the evidence, should this end the claim
     */
    record DecideClaim(
            String claimId,
            String deciderId,
            @Nullable Money granted,
            Personal grounds,
            Instant appealableUntil,
            Instant keptUntil,
            Instant at)
            implements ClaimCommand {}

    record WithdrawClaim(String claimId, String buyerId, Instant keptUntil, Instant at) implements ClaimCommand {}

    record AppealClaim(String claimId, String appellantId, Personal grounds, Instant at) implements ClaimCommand {}

    /** Against what was made of a text, not of the claim; once for each text. */
    record AppealText(String claimId, String textId, String authorId, Personal words, Instant at)
            implements ClaimCommand {}

    /** Nobody appealed in time. */
    record CloseUnappealed(String claimId, Instant keptUntil, Instant at) implements ClaimCommand {}

    /** The evidence has been kept as long as the law asks. */
    record EndRetention(String claimId, Instant at) implements ClaimCommand {}
}
