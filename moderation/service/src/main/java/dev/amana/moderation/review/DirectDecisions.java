package dev.amana.moderation.review;

import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.review.Decision.State;
import dev.amana.moderation.review.ReviewDesk.Decided;
import dev.amana.moderation.review.ReviewDesk.Judgement;
import dev.amana.moderation.review.ReviewRejection.LeaseLost;
import dev.amana.moderation.screening.ScreeningRejection;
import dev.amana.moderation.screening.SecondReviewer;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role.Standing;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Decisions on a certain message by whoever did not take it at the desk first. They are decisions of the desk all the
 * same: nobody decides what somebody else has on the table, and what was decided can be undone for a while.
 */
@Component
public class DirectDecisions {
    private final ReviewDesk desk;
    private final Leases leases;
    private final ReviewItems items;
    private final Decisions decisions;
    private final Opinions opinions;
    private final Teams teams;
    private final SecondReviewer second;

    DirectDecisions(
            ReviewDesk desk,
            Leases leases,
            ReviewItems items,
            Decisions decisions,
            Opinions opinions,
            Teams teams,
            SecondReviewer second) {
        this.desk = desk;
        this.leases = leases;
        this.items = items;
        this.decisions = decisions;
        this.opinions = opinions;
        this.teams = teams;
        this.second = second;
    }

    /**
     * Repeated, it gives the same answer.
     *
     * @return with the outcome {@code HELD} where somebody else has to say the same
     */
    public Decided decide(Reviewer reviewer, ScreeningRow row, int revision, Judgement judgement) {
        Decision before = decisions
                .latest(row.screeningId(), revision, reviewer.id())
                .filter(decision -> decision.state() != State.UNDONE && decision.state() != State.REFUSED)
                .filter(decision -> decision.outcome() == judgement.outcome())
                .orElse(null);
        if (before != null) {
            return told(before.decisionId(), judgement.outcome(), before.effectiveAt(), row);
        }
        requireFit(reviewer, row);
        requireWaiting(row, revision);
        ReviewItem item = leases.takeThis(reviewer, row.screeningId()).orElseThrow(LeaseLost::new);
        Decided decided = desk.decide(reviewer, item.itemId(), revision, String.valueOf(item.leaseToken()), judgement);
        return told(decided.decisionId(), decided.outcome(), decided.effectiveAt(), row);
    }

    /** Still held, where nobody else has said anything yet and it takes two. */
    private Decided told(String decisionId, Outcome outcome, Instant effectiveAt, ScreeningRow row) {
        boolean first =
                items.find(row.screeningId()).map(item -> !item.second()).orElse(row.outcome() == Outcome.HELD);
        boolean held = first && second.isNeededFor(outcome, row.severity());
        return new Decided(decisionId, held ? Outcome.HELD : outcome, effectiveAt);
    }

    /** Throws where it is the reviewer's own, or of somebody of the own team: how colleagues are found out is not theirs to read. */
    public void requireDistance(Reviewer reviewer, ScreeningRow row) {
        requireDistance(reviewer, row.senderRole().standing(), row.senderId());
    }

    /** The same for a message of which no screening may be kept. */
    public void requireDistance(Reviewer reviewer, Standing standing, String senderId) {
        teams.requireNoColleague(reviewer, standing, senderId);
        if (reviewer.id().equals(senderId)) {
            throw new ScreeningRejection.OwnMessage();
        }
    }

    private void requireFit(Reviewer reviewer, ScreeningRow row) {
        requireDistance(reviewer, row);
        if (opinions.has(row.screeningId(), reviewer.id())) {
            throw new ScreeningRejection.OwnDecision();
        }
    }

    private void requireWaiting(ScreeningRow row, int revision) {
        ReviewItem item = items.find(row.screeningId()).orElse(null);
        if (item == null && row.revision() == revision) {
            throw new ScreeningRejection.NotHeld(row.outcome());
        }
        int current = item == null ? row.revision() : Math.max(item.revision(), row.revision());
        if (current != revision) {
            throw new ScreeningRejection.ChangedMeanwhile(revision, current);
        }
    }
}
