package dev.amana.moderation.review;

import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.review.Decision.State;
import dev.amana.moderation.review.ReviewRejection.LeaseLost;
import dev.amana.moderation.review.ReviewRejection.TooLateToUndo;
import dev.amana.moderation.review.ReviewRejection.WrongCode;
import dev.amana.moderation.screening.DecisionCode;
import dev.amana.moderation.screening.Grounds;
import dev.amana.moderation.screening.ScreeningRejection;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.Ids;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes, keeps, gives back, decides and takes back: what one reviewer does with one item. */
@Component
public class ReviewDesk {
    private final Leases leases;
    private final ReviewItems items;
    private final Decisions decisions;
    private final GoldenItems golden;
    private final Exposures exposures;
    private final Teams teams;
    private final ScreeningQueries screenings;
    private final Vault vault;
    private final AuditTrail audit;
    private final ReviewProperties properties;
    private final Clock clock;
    private final Ids ids;
    private final TransactionTemplate transaction;

    ReviewDesk(
            Leases leases,
            ReviewItems items,
            Decisions decisions,
            GoldenItems golden,
            Exposures exposures,
            Teams teams,
            ScreeningQueries screenings,
            Vault vault,
            AuditTrail audit,
            ReviewProperties properties,
            Clock clock,
            Ids ids,
            PlatformTransactionManager transactions) {
        this.leases = leases;
        this.items = items;
        this.decisions = decisions;
        this.golden = golden;
        this.exposures = exposures;
        this.teams = teams;
        this.screenings = screenings;
        this.vault = vault;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What the reviewer says of an item.
     *
     * @param note for colleagues and auditors, sealed; empty for none
     * @param suspend whether the sender should be suspended
     */
    public record Judgement(Outcome outcome, DecisionCode code, String note, boolean suspend) {
        Grounds grounds(List<String> categories) {
            Grounds grounds = code.about(categories);
            return suspend ? grounds.recommendingSuspension() : grounds;
        }

        String explained() {
            return note.isBlank() ? code.wireName() : code.wireName() + ": " + note.strip();
        }
    }

    /** @param effectiveAt until then it can be undone */
    public record Decided(String decisionId, Outcome outcome, Instant effectiveAt) {}

    /** The next item, which is the reviewer's now; empty where none fits. */
    public Optional<ReviewItem> take(Reviewer reviewer, ReviewFilter filter) {
        Severity below = exposures.limitFor(reviewer.id());
        Optional<ReviewItem> planted = golden.plant(reviewer, filter, below);
        Optional<ReviewItem> taken = planted.isPresent() ? planted : leases.take(reviewer, filter, below);
        taken.ifPresent(item -> exposures.count(reviewer.id(), item));
        return taken;
    }

    /** A sign of life. Throws {@link LeaseLost} where somebody else has it now. */
    public Instant renew(String itemId, String token) {
        return leases.renew(itemId, token).orElseThrow(LeaseLost::new);
    }

    public void release(String itemId, String token) {
        leases.release(itemId, token);
    }

    /** Repeated, it gives the same answer; from anybody but the holder of the lease it is refused. */
    public Decided decide(Reviewer reviewer, String itemId, int revision, String token, Judgement judgement) {
        ReviewItem item = items.find(itemId).orElse(null);
        Decision before = decisions.under(itemId, token).orElse(null);
        if (before != null
                && before.state() != State.UNDONE
                && before.outcome() == judgement.outcome()
                && before.reviewer().equals(reviewer.id())) {
            return new Decided(before.decisionId(), before.outcome(), before.effectiveAt());
        }
        if (item == null || !reviewer.id().equals(item.leasedBy())) {
            throw new LeaseLost();
        }
        teams.requireNoColleague(reviewer, item.standing(), item.senderId());
        Decision decision = decision(reviewer, item, revision, token, judgement, null);
        transaction.executeWithoutResult(status -> store(decision, judgement));
        return new Decided(decision.decisionId(), decision.outcome(), decision.effectiveAt());
    }

    void store(Decision decision, Judgement judgement) {
        if (!decisions.close(decision)) {
            throw new LeaseLost();
        }
        decisions.insert(decision);
        audit.record(
                action(decision.outcome()), "screening/" + decision.itemId(), orderOf(decision), judgement.explained());
    }

    private @Nullable String orderOf(Decision decision) {
        return screenings
                .find(decision.screeningId())
                .map(ScreeningRow::orderId)
                .orElse(null);
    }

    Decision decision(
            Reviewer reviewer,
            ReviewItem item,
            int revision,
            String token,
            Judgement judgement,
            @Nullable String batchId) {
        if (judgement.code().outcome() != judgement.outcome()) {
            throw new WrongCode(judgement.code().wireName());
        }
        if (judgement.suspend() && judgement.outcome() == Outcome.CLEARED) {
            throw new ScreeningRejection.SuspensionOfNothing();
        }
        if (item.delivered() && judgement.outcome() == Outcome.BLOCKED) {
            throw new ScreeningRejection.DeliveredAlready();
        }
        Instant now = clock.instant();
        return new Decision(
                ids.next(),
                item.itemId(),
                item.screeningId(),
                revision,
                token,
                reviewer.id(),
                judgement.outcome(),
                judgement.grounds(item.categories()),
                vault.seal(Personal.of(reviewer.id(), RetentionClass.STAFF_EVIDENCE, judgement.explained())),
                item.goldenId(),
                batchId,
                State.PENDING,
                now,
                now.plus(batchId == null ? properties.undo() : properties.undoBulk()));
    }

    /** The item is the reviewer's again. Throws {@link TooLateToUndo} once the decision counts. */
    public ReviewItem undo(Reviewer reviewer, String decisionId) {
        Decision undone = transaction.execute(status ->
                decisions.undo(decisionId, reviewer.id()).map(this::audited).orElseThrow(TooLateToUndo::new));
        if (undone == null) {
            throw new TooLateToUndo();
        }
        return leases.takeThis(reviewer, undone.itemId()).orElseThrow(LeaseLost::new);
    }

    private Decision audited(Decision decision) {
        audit.record("review.undo", "screening/" + decision.itemId(), orderOf(decision), null);
        return decision;
    }

    private static String action(Outcome outcome) {
        return outcome == Outcome.CLEARED ? "screening.clear" : "screening.block";
    }
}
