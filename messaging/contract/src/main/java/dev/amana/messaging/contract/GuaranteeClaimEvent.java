package dev.amana.messaging.contract;

import dev.amana.published.EventType;
import dev.amana.published.SealedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a claim, by which a buyer asks for money back. Amounts are in the currency's minor unit (ISO 4217).
 */
public sealed interface GuaranteeClaimEvent extends MessagingEvent {
    /** How the identifiers of texts in claims begin, so that a verdict on one is not taken for one on a message. */
    String TEXT_PREFIX = "claim-text.";

    String claimId();

    /**
     * The event's text as something to be screened: who it is for reads it when it is cleared, staff in any case.
     *
     * @param textId what moderation calls it; begins with {@link #TEXT_PREFIX}
     */
    record Said(String textId, Participant author, Participant recipient) {}

    /**
     * A buyer asks for money back. From now on the order's conversation is evidence, and kept as such.
     *
     * @param wanted what the buyer asks for
     * @param statement what the buyer says, under the claim's own key
     * @param answerDueAt until when the seller may answer before staff review it anyway
     * @param said absent in events from before claims were screened, here and below
     */
    @EventType("amana.messaging.claim-opened.v1")
    record ClaimOpened(
            String claimId,
            String conversationId,
            String orderId,
            String buyerId,
            String sellerId,
            ClaimReason reason,
            Money wanted,
            SealedText statement,
            Instant answerDueAt,
            @Nullable Said said,
            Instant openedAt)
            implements GuaranteeClaimEvent {}

    /** @param accepted whether the seller agrees to what the buyer wants; then nobody reviews it */
    @EventType("amana.messaging.claim-answered.v1")
    record ClaimAnswered(
            String claimId,
            String conversationId,
            String orderId,
            boolean accepted,
            SealedText answer,
            @Nullable Said said,
            Instant answeredAt)
            implements GuaranteeClaimEvent {}

    /** Staff review the claim; until they have decided, buyer and seller cannot write to each other. */
    @EventType("amana.messaging.claim-escalated.v1")
    record ClaimEscalated(
            String claimId, String conversationId, String orderId, EscalatedBecause because, Instant escalatedAt)
            implements GuaranteeClaimEvent {}

    /**
     * The buyer gets money back. An appeal may still change it: what is final stands in {@link ClaimClosed}.
     *
     * @param full whether it is all that was wanted
     * @param grantedBy the seller, who accepted, or staff
     * @param appealableUntil null where there is no appeal
     * @param grounds what staff say to both; absent where the seller accepted, and in events from before staff were screened, here and
     *     below
     */
    @EventType("amana.messaging.claim-granted.v1")
    record ClaimGranted(
            String claimId,
            String conversationId,
            String orderId,
            boolean full,
            Money amount,
            GrantedBy grantedBy,
            @Nullable Instant appealableUntil,
            @Nullable SealedText grounds,
            @Nullable Said said,
            Instant grantedAt)
            implements GuaranteeClaimEvent {}

    @EventType("amana.messaging.claim-denied.v1")
    record ClaimDenied(
            String claimId,
            String conversationId,
            String orderId,
            Instant appealableUntil,
            @Nullable SealedText grounds,
            @Nullable Said said,
            Instant deniedAt)
            implements GuaranteeClaimEvent {}

    /**
     * Staff write to one party, or to both.
     *
     * @param text under the claim's own key
     * @param said to whom, and where that is both, to the buyer
     */
    @EventType("amana.messaging.claim-staff-said.v1")
    record ClaimStaffSaid(
            String claimId, String conversationId, String orderId, SealedText text, Said said, Instant saidAt)
            implements GuaranteeClaimEvent {}

    /** The buyer no longer asks for anything. */
    @EventType("amana.messaging.claim-withdrawn.v1")
    record ClaimWithdrawn(String claimId, String conversationId, String orderId, Instant withdrawnAt)
            implements GuaranteeClaimEvent {}

    /** A party does not accept the decision; somebody else decides again. */
    @EventType("amana.messaging.claim-appealed.v1")
    record ClaimAppealed(
            String claimId,
            String conversationId,
            String orderId,
            String appellantId,
            SealedText grounds,
            @Nullable Said said,
            Instant appealedAt)
            implements GuaranteeClaimEvent {}

    /** @param amount null where the claim is denied */
    @EventType("amana.messaging.claim-appeal-decided.v1")
    record ClaimAppealDecided(
            String claimId,
            String conversationId,
            String orderId,
            ClaimOutcome outcome,
            @Nullable Money amount,
            @Nullable SealedText grounds,
            @Nullable Said said,
            Instant decidedAt)
            implements GuaranteeClaimEvent {}

    /**
     * Nothing changes any more. Whoever pays back once waits for this.
     *
     * @param amount what the buyer finally gets; null where that is nothing
     * @param evidenceKeptUntil when the claim's key, and with it its evidence, is deleted
     */
    @EventType("amana.messaging.claim-closed.v1")
    record ClaimClosed(
            String claimId,
            String conversationId,
            String orderId,
            ClaimOutcome outcome,
            @Nullable Money amount,
            Instant evidenceKeptUntil,
            Instant closedAt)
            implements GuaranteeClaimEvent {}

    /**
     * No law needs the claim's evidence any more: whoever may delete keys deletes the one named here.
     *
     * @param evidenceSubject the data subject of the claim's key, of retention class {@code claim-evidence}
     */
    @EventType("amana.messaging.claim-retention-ended.v1")
    record ClaimRetentionEnded(
            String claimId, String conversationId, String orderId, String evidenceSubject, Instant endedAt)
            implements GuaranteeClaimEvent {}

    enum ClaimReason {
        NOT_RECEIVED,
        NOT_AS_DESCRIBED,
        DAMAGED,
        WRONG_ITEM,
        RETURN_REFUSED,
        OTHER
    }

    enum EscalatedBecause {
        /** The seller does not agree. */
        ANSWERED,
        /** The seller did not answer in time. */
        NO_ANSWER
    }

    enum GrantedBy {
        SELLER,
        STAFF
    }

    enum ClaimOutcome {
        GRANTED,
        PARTIALLY_GRANTED,
        DENIED,
        WITHDRAWN
    }

    /** @param currency ISO 4217 */
    record Money(long amountMinor, String currency) {}
}
