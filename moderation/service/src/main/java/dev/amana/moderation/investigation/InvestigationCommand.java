package dev.amana.moderation.investigation;

import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of an investigation. Each may be repeated without harm. */
public sealed interface InvestigationCommand {
    @TargetAggregateIdentifier
    String investigationId();

    /**
     * @param suspends whether the member of staff may not write meanwhile
     * @param by staff id, or {@code rules}
     */
    record OpenInvestigation(
            String investigationId,
            String staffId,
            Trigger trigger,
            @Nullable String conversationId,
            @Nullable String orderId,
            @Nullable String messageId,
            boolean suspends,
            String by)
            implements InvestigationCommand {}

    /** Puts pieces into the chain that are not in it yet. */
    record AddEvidence(String investigationId, List<Piece> pieces) implements InvestigationCommand {}

    /** @param why under the key of who proposes */
    record ProposeDecision(
            String investigationId, Decision decision, Result result, boolean releaseMail, Personal why, String by)
            implements InvestigationCommand {}

    /**
     * The other person's word on what was proposed.
     *
     * @param proposal the revision of what they read, so that nobody agrees to another proposal than they saw
     */
    record AnswerProposal(String investigationId, int proposal, boolean agreed, Personal why, String by)
            implements InvestigationCommand {}

    /** @param sha256 of the file that somebody took away */
    record HandOver(String investigationId, String sha256, String by) implements InvestigationCommand {}

    /** @param text what the customer is to read, under the sender's key */
    record WriteApology(String investigationId, String apologyId, String remedy, Personal text, String senderId)
            implements InvestigationCommand {}

    /** @param failure why it failed, where it did */
    record MoveApology(
            String investigationId,
            String apologyId,
            ApologyStep step,
            @Nullable ApologyFailure failure,
            Instant at) implements InvestigationCommand {
        MoveApology(String investigationId, String apologyId, ApologyStep step, Instant at) {
            this(investigationId, apologyId, step, null, at);
        }
    }

    /** The customer wants no further contact. */
    record RefuseContact(String investigationId, Instant at) implements InvestigationCommand {}

    record CloseInvestigation(String investigationId, String by) implements InvestigationCommand {}
}
