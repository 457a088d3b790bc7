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
import dev.amana.messaging.claim.ClaimEvent.TextAppealed;
import dev.amana.messaging.claim.ClaimReason;
import dev.amana.messaging.claim.Decision;
import dev.amana.messaging.claim.Money;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Said;
import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.messaging.docket.ClaimTexts;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What others are told of claims. */
final class ClaimTranslation {
    /** BCP 47. */
    private static final String UNDETERMINED = "und";

    private ClaimTranslation() {}

    static @Nullable MessagingEvent published(ClaimEvent domainEvent) {
        String id = domainEvent.matter().claimId();
        String conversation = domainEvent.matter().conversationId();
        String order = domainEvent.matter().orderId();
        return switch (domainEvent) {
            case ClaimOpened e -> opened(e, e.matter());
            case ClaimAnswered e ->
                new GuaranteeClaimEvent.ClaimAnswered(
                        id,
                        conversation,
                        order,
                        e.accepted(),
                        e.answer().sealed(),
                        said(e.matter(), "answered", Party.SELLER),
                        e.answeredAt());
            case ClaimEscalated e ->
                new GuaranteeClaimEvent.ClaimEscalated(id, conversation, order, because(e.because()), e.escalatedAt());
            case ClaimDecided e -> decided(e, e.matter());
            case ClaimWithdrawn e -> new GuaranteeClaimEvent.ClaimWithdrawn(id, conversation, order, e.withdrawnAt());
            case ClaimAppealed e ->
                new GuaranteeClaimEvent.ClaimAppealed(
                        id,
                        conversation,
                        order,
                        e.appellantId(),
                        e.grounds().sealed(),
                        said(e.matter(), "appealed", e.by()),
                        e.appealedAt());
            case TextAppealed e ->
                new MessageEvent.AppealSubmitted(
                        conversation, e.textId(), order, e.authorId(), e.words().sealed(), e.appealedAt());
            case ClaimClosed e ->
                new GuaranteeClaimEvent.ClaimClosed(
                        id,
                        conversation,
                        order,
                        outcome(e.decision()),
                        money(e.decision().amount()),
                        e.evidenceKeptUntil(),
                        e.closedAt());
            case ClaimRetentionEnded e ->
                new GuaranteeClaimEvent.ClaimRetentionEnded(
                        id, conversation, order, ClaimEvent.evidenceSubject(id), e.endedAt());
            case StatementAdded e -> e.by() == Party.STAFF ? staffSaid(e, e.matter()) : null;
            // What they have in their hands is theirs.
            case EvidenceSealed ignored -> null;
        };
    }

    /** What is said to staff is between them; what they say to a party is screened as all that staff write. */
    private static MessagingEvent staffSaid(StatementAdded e, Matter matter) {
        return new GuaranteeClaimEvent.ClaimStaffSaid(
                matter.claimId(),
                matter.conversationId(),
                matter.orderId(),
                e.text().sealed(),
                byStaff(matter, ClaimTexts.statement(e.statementId()), e.authorId(), e.to()),
                e.addedAt());
    }

    private static Said byStaff(Matter matter, String what, String staffId, @Nullable Party to) {
        Participant reader = to == Party.SELLER
                ? new Participant(matter.sellerId(), Role.SELLER, UNDETERMINED)
                : new Participant(matter.buyerId(), Role.BUYER, UNDETERMINED);
        return new Said(
                ClaimTexts.id(matter.claimId(), what), new Participant(staffId, Role.AGENT, UNDETERMINED), reader);
    }

    private static @Nullable Said said(ClaimDecided e, Matter matter) {
        return e.grounds() == null || e.by() != Party.STAFF
                ? null
                : byStaff(matter, ClaimTexts.decision(e.onAppeal()), e.deciderId(), null);
    }

    private static @Nullable SealedText grounds(ClaimDecided e) {
        return e.grounds() == null ? null : e.grounds().sealed();
    }

    private static MessagingEvent opened(ClaimOpened e, Matter matter) {
        return new GuaranteeClaimEvent.ClaimOpened(
                matter.claimId(),
                matter.conversationId(),
                matter.orderId(),
                matter.buyerId(),
                matter.sellerId(),
                reason(e.reason()),
                amount(e.wanted()),
                e.statement().sealed(),
                e.answerDueAt(),
                said(matter, "opened", Party.BUYER),
                e.openedAt());
    }

    /** Claims do not know the languages of their parties. */
    private static Said said(Matter matter, String what, Party by) {
        Participant buyer = new Participant(matter.buyerId(), Role.BUYER, UNDETERMINED);
        Participant seller = new Participant(matter.sellerId(), Role.SELLER, UNDETERMINED);
        String textId = ClaimTexts.id(matter.claimId(), what);
        return by == Party.BUYER ? new Said(textId, buyer, seller) : new Said(textId, seller, buyer);
    }

    private static MessagingEvent decided(ClaimDecided e, Matter matter) {
        Money granted = e.decision().amount();
        if (e.onAppeal()) {
            return new GuaranteeClaimEvent.ClaimAppealDecided(
                    matter.claimId(),
                    matter.conversationId(),
                    matter.orderId(),
                    outcome(e.decision()),
                    money(granted),
                    grounds(e),
                    said(e, matter),
                    e.decidedAt());
        }
        Instant until = e.appealableUntil();
        if (granted == null) {
            return new GuaranteeClaimEvent.ClaimDenied(
                    matter.claimId(),
                    matter.conversationId(),
                    matter.orderId(),
                    Objects.requireNonNull(until, "a first decision of staff can be appealed"),
                    grounds(e),
                    said(e, matter),
                    e.decidedAt());
        }
        return new GuaranteeClaimEvent.ClaimGranted(
                matter.claimId(),
                matter.conversationId(),
                matter.orderId(),
                e.decision().outcome() == Decision.Outcome.GRANTED,
                amount(granted),
                e.by() == Party.SELLER ? GuaranteeClaimEvent.GrantedBy.SELLER : GuaranteeClaimEvent.GrantedBy.STAFF,
                until,
                grounds(e),
                said(e, matter),
                e.decidedAt());
    }

    private static GuaranteeClaimEvent.@Nullable Money money(@Nullable Money money) {
        return money == null ? null : amount(money);
    }

    private static GuaranteeClaimEvent.Money amount(Money money) {
        return new GuaranteeClaimEvent.Money(money.amountMinor(), money.currency());
    }

    private static GuaranteeClaimEvent.EscalatedBecause because(EscalatedBecause because) {
        return switch (because) {
            case ANSWERED -> GuaranteeClaimEvent.EscalatedBecause.ANSWERED;
            case NO_ANSWER -> GuaranteeClaimEvent.EscalatedBecause.NO_ANSWER;
        };
    }

    private static GuaranteeClaimEvent.ClaimOutcome outcome(Decision decision) {
        return switch (decision.outcome()) {
            case GRANTED -> GuaranteeClaimEvent.ClaimOutcome.GRANTED;
            case PARTIALLY_GRANTED -> GuaranteeClaimEvent.ClaimOutcome.PARTIALLY_GRANTED;
            case DENIED -> GuaranteeClaimEvent.ClaimOutcome.DENIED;
            case WITHDRAWN -> GuaranteeClaimEvent.ClaimOutcome.WITHDRAWN;
        };
    }

    private static GuaranteeClaimEvent.ClaimReason reason(ClaimReason reason) {
        return switch (reason) {
            case NOT_RECEIVED -> GuaranteeClaimEvent.ClaimReason.NOT_RECEIVED;
            case NOT_AS_DESCRIBED -> GuaranteeClaimEvent.ClaimReason.NOT_AS_DESCRIBED;
            case DAMAGED -> GuaranteeClaimEvent.ClaimReason.DAMAGED;
            case WRONG_ITEM -> GuaranteeClaimEvent.ClaimReason.WRONG_ITEM;
            case RETURN_REFUSED -> GuaranteeClaimEvent.ClaimReason.RETURN_REFUSED;
            case OTHER -> GuaranteeClaimEvent.ClaimReason.OTHER;
        };
    }
}
