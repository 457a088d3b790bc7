package dev.amana.moderation.investigation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an investigation stands; each event carries it.
 *
 * @param staffId whom it is about
 * @param conversationId where it began; null where it is about no single conversation
 * @param messageId what started it, where that was a message
 * @param suspended whether it keeps the member of staff from writing
 * @param evidence how many pieces there are
 * @param head the last link of the chain
 * @param refused whether the customer wants no further contact
 */
public record Standing(
        String staffId,
        Trigger trigger,
        @Nullable String conversationId,
        @Nullable String orderId,
        @Nullable String messageId,
        InvestigationState state,
        boolean suspended,
        @Nullable Proposal proposal,
        int evidence,
        String head,
        @Nullable Apology apology,
        boolean refused) {

    /**
     * What one person proposed, and another decided.
     *
     * @param releaseMail whether stopped messages that were cleared go out after all
     * @param decidedBy null until another person agreed
     */
    public record Proposal(
            Decision decision,
            Result result,
            boolean releaseMail,
            String by,
            @Nullable String decidedBy) {}

    /**
     * @param apologyId also the message's identifier
     * @param remedy what is offered, such as {@code refund}
     * @param since when it came to this step
     * @param reminders how often somebody was told that nothing came back
     * @param failure why it failed; absent where it did not, or from before this was told
     */
    public record Apology(
            String apologyId,
            String senderId,
            String remedy,
            ApologyStep step,
            Instant since,
            int reminders,
            @Nullable ApologyFailure failure) {
        Apology at(ApologyStep next, Instant now, @Nullable ApologyFailure why) {
            int reminded = next == ApologyStep.OVERDUE ? reminders + 1 : reminders;
            return new Apology(apologyId, senderId, remedy, next, now, reminded, why);
        }
    }

    /** The gateway's name for the case it began in. */
    public @Nullable String caseId() {
        if (orderId != null) {
            return "order-" + orderId;
        }
        return conversationId == null ? null : "conversation-" + conversationId;
    }

    /** Null until two people have decided. */
    public @Nullable Result result() {
        return proposal == null || proposal.decidedBy() == null ? null : proposal.result();
    }

    boolean decided() {
        return state == InvestigationState.CONFIRMED || state == InvestigationState.LIFTED;
    }

    /** Somebody has to be there who may be written to, and what is to be apologised for is decided. */
    void requireApologisable() {
        if (conversationId == null) {
            throw new InvestigationRejection.NoConversation();
        }
        if (refused) {
            throw new InvestigationRejection.ContactRefused();
        }
        if (!decided() || (apology != null && apology.step() != ApologyStep.FAILED)) {
            throw new InvestigationRejection.NotNow();
        }
    }

    Standing in(InvestigationState next) {
        return new Standing(
                staffId,
                trigger,
                conversationId,
                orderId,
                messageId,
                next,
                suspended && next != InvestigationState.LIFTED,
                proposal,
                evidence,
                head,
                apology,
                refused);
    }

    Standing proposing(@Nullable Proposal next) {
        return new Standing(
                staffId,
                trigger,
                conversationId,
                orderId,
                messageId,
                state,
                suspended,
                next,
                evidence,
                head,
                apology,
                refused);
    }

    Standing with(int pieces, String newHead) {
        return new Standing(
                staffId,
                trigger,
                conversationId,
                orderId,
                messageId,
                state,
                suspended,
                proposal,
                pieces,
                newHead,
                apology,
                refused);
    }

    Standing apologising(Apology next) {
        return new Standing(
                staffId,
                trigger,
                conversationId,
                orderId,
                messageId,
                state,
                suspended,
                proposal,
                evidence,
                head,
                next,
                refused);
    }

    /** What was proposed or decided without knowing this is void. */
    Standing suspendedFor(Trigger graver) {
        return new Standing(
                staffId,
                graver,
                conversationId,
                orderId,
                messageId,
                InvestigationState.OPEN,
                true,
                null,
                evidence,
                head,
                apology,
                refused);
    }

    Standing refusing() {
        return new Standing(
                staffId,
                trigger,
                conversationId,
                orderId,
                messageId,
                state,
                suspended,
                proposal,
                evidence,
                head,
                apology,
                true);
    }
}
