package dev.amana.gateway.cases.inbound;

import dev.amana.gateway.cases.CaseClaims;
import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseId;
import dev.amana.gateway.cases.EntryData;
import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAnswered;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAppealDecided;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAppealed;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimClosed;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimDenied;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimEscalated;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimGranted;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimOpened;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimRetentionEnded;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimStaffSaid;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimWithdrawn;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Money;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.platform.consumption.Received;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What messaging's events say about the claims of a case. Each claim has one slot, where its latest state stands. */
final class ClaimFacts {
    private ClaimFacts() {}

    static CaseFact of(Received<MessagingEvent> received, GuaranteeClaimEvent event) {
        return switch (event) {
            case ClaimOpened e -> opened(received, e);
            case ClaimAnswered e -> answered(received, e);
            case ClaimEscalated e -> escalated(received, e);
            case ClaimGranted e -> granted(received, e);
            case ClaimDenied e -> denied(received, e);
            case ClaimStaffSaid e -> staffSaid(received, e);
            case ClaimWithdrawn e -> withdrawn(received, e);
            case ClaimAppealed e -> appealed(received, e);
            case ClaimAppealDecided e -> appealDecided(received, e);
            case ClaimClosed e -> closed(received, e);
            case ClaimRetentionEnded e -> retentionEnded(received, e);
        };
    }

    private static CaseFact opened(Received<MessagingEvent> received, ClaimOpened e) {
        Values values =
                state(CaseClaims.AWAITS_ANSWER).and("reason", e.reason()).and("answerDueAt", e.answerDueAt());
        EntryData data = said(e.buyerId(), "buyer", amount(values, e.wanted()), "statement", e.statement());
        return fact(received, e.claimId(), e.openedAt(), data)
                .with(Map.of(e.buyerId(), "buyer", e.sellerId(), "seller"))
                .in(CaseClaims.slot(e.claimId()));
    }

    private static CaseFact answered(Received<MessagingEvent> received, ClaimAnswered e) {
        Values values = Values.of("accepted", e.accepted());
        return fact(received, e.claimId(), e.answeredAt(), said(null, "seller", values, "answer", e.answer()));
    }

    private static CaseFact staffSaid(Received<MessagingEvent> received, ClaimStaffSaid e) {
        String author = e.said().author().partyId();
        return fact(received, e.claimId(), e.saidAt(), said(author, "agent", new Values(), "statement", e.text()));
    }

    private static CaseFact escalated(Received<MessagingEvent> received, ClaimEscalated e) {
        Values values = state(CaseClaims.IN_REVIEW).and("because", e.because());
        return moved(received, e.claimId(), e.escalatedAt(), values);
    }

    private static CaseFact granted(Received<MessagingEvent> received, ClaimGranted e) {
        Values values = state(CaseClaims.DECIDED)
                .and("full", e.full())
                .and("grantedBy", e.grantedBy())
                .and("appealableUntil", e.appealableUntil());
        return moved(received, e.claimId(), e.grantedAt(), amount(values, e.amount()));
    }

    private static CaseFact denied(Received<MessagingEvent> received, ClaimDenied e) {
        Values values = state(CaseClaims.DECIDED).and("appealableUntil", e.appealableUntil());
        return moved(received, e.claimId(), e.deniedAt(), values);
    }

    private static CaseFact withdrawn(Received<MessagingEvent> received, ClaimWithdrawn e) {
        return fact(received, e.claimId(), e.withdrawnAt(), EntryData.of(Map.of()));
    }

    private static CaseFact appealed(Received<MessagingEvent> received, ClaimAppealed e) {
        EntryData data = said(e.appellantId(), "appellant", state(CaseClaims.IN_APPEAL), "grounds", e.grounds());
        return fact(received, e.claimId(), e.appealedAt(), data).in(CaseClaims.slot(e.claimId()));
    }

    private static CaseFact appealDecided(Received<MessagingEvent> received, ClaimAppealDecided e) {
        Values values = state(CaseClaims.DECIDED).and("outcome", e.outcome());
        return moved(received, e.claimId(), e.decidedAt(), amount(values, e.amount()));
    }

    private static CaseFact closed(Received<MessagingEvent> received, ClaimClosed e) {
        Values values =
                state(CaseClaims.CLOSED).and("outcome", e.outcome()).and("evidenceKeptUntil", e.evidenceKeptUntil());
        return moved(received, e.claimId(), e.closedAt(), amount(values, e.amount()));
    }

    private static CaseFact retentionEnded(Received<MessagingEvent> received, ClaimRetentionEnded e) {
        return fact(received, e.claimId(), e.endedAt(), EntryData.of(Map.of()));
    }

    private static CaseFact moved(Received<MessagingEvent> received, String claimId, Instant at, Values values) {
        return fact(received, claimId, at, EntryData.of(values.map())).in(CaseClaims.slot(claimId));
    }

    private static CaseFact fact(Received<MessagingEvent> received, String claimId, Instant at, EntryData data) {
        MessagingEvent event = received.event();
        String caseId = CaseId.of(event.orderId(), event.conversationId());
        return CaseFact.of(received, caseId, event.orderId(), at, claimId, data);
    }

    private static EntryData said(
            @Nullable String actorId, String actorRole, Values values, String name, SealedText text) {
        return new EntryData(actorId, actorRole, values.map(), Map.of(name, text), List.of());
    }

    private static Values state(String state) {
        return Values.of(CaseClaims.STATE, state);
    }

    private static Values amount(Values values, @Nullable Money money) {
        return money == null
                ? values
                : values.and("amountMinor", money.amountMinor()).and("currency", money.currency());
    }
}
