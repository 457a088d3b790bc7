package dev.amana.messaging.publishing;

import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.claim.ClaimEvent.ClaimAnswered;
import dev.amana.messaging.claim.ClaimEvent.ClaimAppealed;
import dev.amana.messaging.claim.ClaimEvent.ClaimClosed;
import dev.amana.messaging.claim.ClaimEvent.ClaimDecided;
import dev.amana.messaging.claim.ClaimEvent.ClaimEscalated;
import dev.amana.messaging.claim.ClaimEvent.ClaimOpened;
import dev.amana.messaging.claim.ClaimEvent.ClaimRetentionEnded;
import dev.amana.messaging.claim.ClaimEvent.ClaimWithdrawn;
import dev.amana.messaging.claim.ClaimEvent.EscalatedBecause;
import dev.amana.messaging.claim.ClaimEvent.EvidenceSealed;
import dev.amana.messaging.claim.ClaimEvent.Matter;
import dev.amana.messaging.claim.ClaimEvent.StatementAdded;
import dev.amana.messaging.claim.ClaimReason;
import dev.amana.messaging.claim.Decision;
import dev.amana.messaging.claim.Money;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.contract.MessagingEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What others are told of claims. */
final class ClaimTranslation {
    private ClaimTranslation() {}

    static @Nullable MessagingEvent published(ClaimEvent domainEvent) {
        String id = domainEvent.matter().claimId();
        String conversation = domainEvent.matter().conversationId();
        String order = domainEvent.matter().orderId();
        return switch (domainEvent) {
            case ClaimOpened e -> opened(e, e.matter());
            case ClaimAnswered e ->
                new MessagingEvent.ClaimAnswered(
                        id, conversation, order, e.accepted(), e.answer().sealed(), e.answeredAt());
            case ClaimEscalated e ->
                new MessagingEvent.ClaimEscalated(id, conversation, order, because(e.because()), e.escalatedAt());
            case ClaimDecided e -> decided(e, e.matter());
            case ClaimWithdrawn e -> new MessagingEvent.ClaimWithdrawn(id, conversation, order, e.withdrawnAt());
            case ClaimAppealed e ->
                new MessagingEvent.ClaimAppealed(
                        id, conversation, order, e.appellantId(), e.grounds().sealed(), e.appealedAt());
            case ClaimClosed e ->
                new MessagingEvent.ClaimClosed(
                        id,
                        conversation,
                        order,
                        outcome(e.decision()),
                        money(e.decision().amount()),
                        e.evidenceKeptUntil(),
                        e.closedAt());
            case ClaimRetentionEnded e ->
                new MessagingEvent.ClaimRetentionEnded(
                        id, conversation, order, ClaimEvent.evidenceSubject(id), e.endedAt());
            // What is said to staff, and what they have in their hands, is between them.
            case StatementAdded ignored -> null;
            case EvidenceSealed ignored -> null;
        };
    }

    private static MessagingEvent opened(ClaimOpened e, Matter matter) {
        return new MessagingEvent.ClaimOpened(
                matter.claimId(),
                matter.conversationId(),
                matter.orderId(),
                matter.buyerId(),
                matter.sellerId(),
                reason(e.reason()),
                amount(e.wanted()),
                e.statement().sealed(),
                e.answerDueAt(),
                e.openedAt());
    }

    private static MessagingEvent decided(ClaimDecided e, Matter matter) {
        Money granted = e.decision().amount();
        if (e.onAppeal()) {
            return new MessagingEvent.ClaimAppealDecided(
                    matter.claimId(),
                    matter.conversationId(),
                    matter.orderId(),
                    outcome(e.decision()),
                    money(granted),
                    e.decidedAt());
        }
        Instant until = e.appealableUntil();
        if (granted == null) {
            return new MessagingEvent.ClaimDenied(
                    matter.claimId(),
                    matter.conversationId(),
                    matter.orderId(),
                    Objects.requireNonNull(until, "a first decision of staff can be appealed"),
                    e.decidedAt());
        }
        return new MessagingEvent.ClaimGranted(
                matter.claimId(),
                matter.conversationId(),
                matter.orderId(),
                e.decision().outcome() == Decision.Outcome.GRANTED,
                amount(granted),
                e.by() == Party.SELLER ? MessagingEvent.GrantedBy.SELLER : MessagingEvent.GrantedBy.STAFF,
                until,
                e.decidedAt());
    }

    private static MessagingEvent.@Nullable Money money(@Nullable Money money) {
        return money == null ? null : amount(money);
    }

    private static MessagingEvent.Money amount(Money money) {
        return new MessagingEvent.Money(money.amountMinor(), money.currency());
    }

    private static MessagingEvent.EscalatedBecause because(EscalatedBecause because) {
        return switch (because) {
            case ANSWERED -> MessagingEvent.EscalatedBecause.ANSWERED;
            case NO_ANSWER -> MessagingEvent.EscalatedBecause.NO_ANSWER;
        };
    }

    private static MessagingEvent.ClaimOutcome outcome(Decision decision) {
        return switch (decision.outcome()) {
            case GRANTED -> MessagingEvent.ClaimOutcome.GRANTED;
            case PARTIALLY_GRANTED -> MessagingEvent.ClaimOutcome.PARTIALLY_GRANTED;
            case DENIED -> MessagingEvent.ClaimOutcome.DENIED;
            case WITHDRAWN -> MessagingEvent.ClaimOutcome.WITHDRAWN;
        };
    }

    private static MessagingEvent.ClaimReason reason(ClaimReason reason) {
        return switch (reason) {
            case NOT_RECEIVED -> MessagingEvent.ClaimReason.NOT_RECEIVED;
            case NOT_AS_DESCRIBED -> MessagingEvent.ClaimReason.NOT_AS_DESCRIBED;
            case DAMAGED -> MessagingEvent.ClaimReason.DAMAGED;
            case WRONG_ITEM -> MessagingEvent.ClaimReason.WRONG_ITEM;
            case RETURN_REFUSED -> MessagingEvent.ClaimReason.RETURN_REFUSED;
            case OTHER -> MessagingEvent.ClaimReason.OTHER;
        };
    }
}
