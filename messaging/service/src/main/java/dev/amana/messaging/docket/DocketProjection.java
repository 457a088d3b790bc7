package dev.amana.messaging.docket;

import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.claim.ClaimEvent.ClaimAnswered;
import dev.amana.messaging.claim.ClaimEvent.ClaimAppealed;
import dev.amana.messaging.claim.ClaimEvent.ClaimClosed;
import dev.amana.messaging.claim.ClaimEvent.ClaimDecided;
import dev.amana.messaging.claim.ClaimEvent.ClaimEscalated;
import dev.amana.messaging.claim.ClaimEvent.ClaimOpened;
import dev.amana.messaging.claim.ClaimEvent.ClaimRetentionEnded;
import dev.amana.messaging.claim.ClaimEvent.ClaimWithdrawn;
import dev.amana.messaging.claim.ClaimEvent.EvidenceSealed;
import dev.amana.messaging.claim.ClaimEvent.Matter;
import dev.amana.messaging.claim.ClaimEvent.StatementAdded;
import dev.amana.messaging.claim.ClaimEvent.TextAppealed;
import dev.amana.messaging.claim.Party;
import dev.amana.platform.personal.Personal;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Keeps the docket in step with the events. */
@Component
@ProcessingGroup(DocketProjection.GROUP)
class DocketProjection {
    static final String GROUP = "messaging.docket";
    /** Who acts where a time runs out. */
    private static final String NOBODY = "-";

    private final ClaimRows rows;
    private final ClaimTexts texts;

    DocketProjection(ClaimRows rows, ClaimTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    @EventHandler
    void on(ClaimEvent event, @SequenceNumber long position) {
        Matter matter = event.matter();
        String id = matter.claimId();
        switch (event) {
            case ClaimOpened e -> {
                rows.open(e);
                rows.add(
                        id,
                        ClaimEntry.screened(
                                position,
                                "opened",
                                matter.buyerId(),
                                Party.BUYER,
                                e.statement(),
                                e.openedAt(),
                                ClaimTexts.id(id, "opened")));
            }
            case ClaimAnswered e ->
                rows.add(
                        id,
                        ClaimEntry.screened(
                                position,
                                e.accepted() ? "accepted" : "contested",
                                matter.sellerId(),
                                Party.SELLER,
                                e.answer(),
                                e.answeredAt(),
                                ClaimTexts.id(id, "answered")));
            case ClaimEscalated e -> {
                rows.escalate(id, e.escalatedAt());
                rows.add(id, new ClaimEntry(position, "escalated", NOBODY, Party.STAFF, null, null, e.escalatedAt()));
            }
            case StatementAdded e -> rows.add(id, statement(position, e));
            case ClaimDecided e -> {
                rows.decide(id, e.decision(), e.deciderId(), e.appealableUntil(), e.decidedAt());
                rows.add(id, decision(position, e));
            }
            case ClaimAppealed e -> {
                rows.appeal(id, e.appealedAt());
                rows.add(
                        id,
                        ClaimEntry.screened(
                                position,
                                "appealed",
                                e.appellantId(),
                                e.by(),
                                e.grounds(),
                                e.appealedAt(),
                                ClaimTexts.id(id, "appealed")));
            }
            case ClaimWithdrawn e ->
                rows.add(
                        id,
                        new ClaimEntry(
                                position, "withdrawn", matter.buyerId(), Party.BUYER, null, null, e.withdrawnAt()));
            case ClaimClosed e -> rows.close(id, e.decision(), e.evidenceKeptUntil(), e.closedAt());
            case ClaimRetentionEnded ignored -> rows.forget(id);
            case TextAppealed e -> texts.appealed(e.textId(), e.appealedAt());
            // Another projection's matter.
            case EvidenceSealed ignored -> {}
        }
    }

    private static ClaimEntry statement(long position, StatementAdded e) {
        return e.by() == Party.STAFF
                ? ClaimEntry.screened(
                        position,
                        "statement",
                        e.authorId(),
                        e.by(),
                        e.to(),
                        e.text(),
                        e.addedAt(),
                        ClaimTexts.id(e.matter().claimId(), ClaimTexts.statement(e.statementId())))
                : new ClaimEntry(position, "statement", e.authorId(), e.by(), e.to(), e.text(), e.addedAt());
    }

    private static ClaimEntry decision(long position, ClaimDecided e) {
        String outcome = switch (e.decision().outcome()) {
            case GRANTED -> "granted";
            case PARTIALLY_GRANTED -> "partially-granted";
            case DENIED -> "denied";
            case WITHDRAWN -> "withdrawn";
        };
        Personal grounds = e.grounds();
        return grounds == null || e.by() != Party.STAFF
                ? new ClaimEntry(position, outcome, e.deciderId(), e.by(), null, grounds, e.decidedAt())
                : ClaimEntry.screened(
                        position,
                        outcome,
                        e.deciderId(),
                        e.by(),
                        grounds,
                        e.decidedAt(),
                        ClaimTexts.id(e.matter().claimId(), ClaimTexts.decision(e.onAppeal())));
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }
}
