package dev.amana.moderation.review;

import dev.amana.moderation.review.Decision.State;
import dev.amana.moderation.review.ReviewDesk.Judgement;
import dev.amana.moderation.review.ReviewRejection.LeaseLost;
import dev.amana.moderation.screening.SecondReviewer;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides many items at once: those that fit a filter, at the revision that the reviewer saw in the preview. What needs a
 * second person, or what somebody is just looking at, is left out and said so.
 */
@Component
public class Bulk {
    private static final int MOST_SAMPLES = 5;

    private final ReviewList list;
    private final ReviewDesk desk;
    private final Exposures exposures;
    private final Leases leases;
    private final Decisions decisions;
    private final SecondReviewer second;
    private final ReviewProperties properties;
    private final Clock clock;
    private final Ids ids;
    private final TransactionTemplate transaction;

    Bulk(
            ReviewList list,
            ReviewDesk desk,
            Exposures exposures,
            Leases leases,
            Decisions decisions,
            SecondReviewer second,
            ReviewProperties properties,
            Clock clock,
            Ids ids,
            PlatformTransactionManager transactions) {
        this.list = list;
        this.desk = desk;
        this.exposures = exposures;
        this.leases = leases;
        this.decisions = decisions;
        this.second = second;
        this.properties = properties;
        this.clock = clock;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Why an item that fits is left out. */
    public enum Excluded {
        /** Somebody is looking at it. */
        TAKEN,
        /** It takes two people, one by one. */
        NEEDS_SECOND,
        /** No rule can tell what its pictures show, and the same ones are known as harmless from then on. */
        NEEDS_LOOK,
        /** They went out: blocking brings nothing back. */
        DELIVERED,
        /** More fit than are decided at once. */
        BEYOND_LIMIT
    }

    /** An item as it was previewed. */
    public record Chosen(String itemId, int revision) {}

    /**
     * What would be decided.
     *
     * @param excluded how many of those that fit are left out, and why
     */
    public record Preview(List<ReviewItem> items, Map<Excluded, Integer> excluded) {}

    /**
     * Those of a preview whose text may be shown.
     *
     * @param spared how many harmful ones are not, because the reviewer has seen enough
     */
    public record Samples(List<ReviewItem> items, int spared) {}

    /**
     * How far it has come.
     *
     * @param undoUntil until then all that waits can be taken back
     */
    public record Progress(
            String batchId, int waiting, int applied, int undone, int refused, Instant undoUntil, boolean canUndo) {
        public int total() {
            return waiting + applied + undone + refused;
        }
    }

    /**
     * @param decided those count, unless undone in time
     * @param skipped somebody else was faster
     */
    public record Applied(String batchId, int decided, int skipped) {}

    public Preview preview(Reviewer reviewer, ReviewFilter filter, Outcome outcome) {
        List<ReviewItem> fitting = list.page(reviewer, filter, properties.mostInBulk() + 1, 0);
        List<ReviewItem> chosen = new ArrayList<>();
        Map<Excluded, Integer> excluded = new EnumMap<>(Excluded.class);
        for (ReviewItem item : fitting) {
            Excluded because = because(reviewer, item, outcome, chosen.size());
            if (because == null) {
                chosen.add(item);
            } else {
                excluded.merge(because, 1, Integer::sum);
            }
        }
        return new Preview(List.copyOf(chosen), excluded);
    }

    /** Each that is harmful counts as one more that the reviewer was shown; at the limit there are no more. */
    public Samples samples(Reviewer reviewer, Preview preview) {
        List<ReviewItem> shown = new ArrayList<>();
        int spared = 0;
        for (ReviewItem item : preview.items().stream().limit(MOST_SAMPLES).toList()) {
            if (exposures.spares(reviewer.id(), item.itemId(), item.severity())) {
                spared++;
            } else {
                exposures.count(reviewer.id(), item);
                shown.add(item);
            }
        }
        return new Samples(List.copyOf(shown), spared);
    }

    private @Nullable Excluded because(Reviewer reviewer, ReviewItem item, Outcome outcome, int chosen) {
        Instant until = item.leasedUntil();
        if (until != null && until.isAfter(clock.instant()) && !reviewer.id().equals(item.leasedBy())) {
            return Excluded.TAKEN;
        }
        if (item.second() || second.isNeededFor(outcome, item.severity())) {
            return Excluded.NEEDS_SECOND;
        }
        if (needsLook(outcome, item)) {
            return Excluded.NEEDS_LOOK;
        }
        if (cameTooLate(outcome, item)) {
            return Excluded.DELIVERED;
        }
        return chosen >= properties.mostInBulk() ? Excluded.BEYOND_LIMIT : null;
    }

    /** Each on its own: what somebody else has taken or decided since the preview is skipped. */
    public Applied apply(Reviewer reviewer, List<Chosen> chosen, Judgement judgement) {
        String batchId = ids.next();
        int decided = 0;
        for (Chosen one : chosen.subList(0, Math.min(chosen.size(), properties.mostInBulk()))) {
            decided += apply(reviewer, one, judgement, batchId) ? 1 : 0;
        }
        return new Applied(batchId, decided, chosen.size() - decided);
    }

    private boolean apply(Reviewer reviewer, Chosen one, Judgement judgement, String batchId) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<ReviewItem> item = leases.takeThis(reviewer, one.itemId())
                        .filter(taken -> taken.revision() == one.revision())
                        .filter(taken -> isForOne(judgement, taken));
                if (item.isEmpty()) {
                    status.setRollbackOnly();
                    return false;
                }
                String token = String.valueOf(item.get().leaseToken());
                desk.store(desk.decision(reviewer, item.get(), one.revision(), token, judgement, batchId), judgement);
                return true;
            }));
        } catch (LeaseLost lost) {
            return false;
        }
    }

    private boolean isForOne(Judgement judgement, ReviewItem item) {
        return !item.second()
                && !judgement.suspend()
                && !second.isNeededFor(judgement.outcome(), item.severity())
                && !needsLook(judgement.outcome(), item)
                && !cameTooLate(judgement.outcome(), item);
    }

    private static boolean cameTooLate(Outcome outcome, ReviewItem item) {
        return outcome == Outcome.BLOCKED && item.delivered();
    }

    private static boolean needsLook(Outcome outcome, ReviewItem item) {
        return outcome == Outcome.CLEARED && item.categories().contains(Category.SEEN_ONLY);
    }

    /** Empty where it is nobody's, or somebody else's. */
    public Optional<Progress> progress(Reviewer reviewer, String batchId) {
        Map<State, Integer> counts = decisions.batch(batchId, reviewer.id());
        return decisions.effectiveAt(batchId).filter(at -> !counts.isEmpty()).map(at -> {
            int pending = counts.getOrDefault(State.PENDING, 0);
            return new Progress(
                    batchId,
                    pending + counts.getOrDefault(State.APPLYING, 0),
                    counts.getOrDefault(State.APPLIED, 0),
                    counts.getOrDefault(State.UNDONE, 0),
                    counts.getOrDefault(State.REFUSED, 0),
                    at,
                    pending > 0);
        });
    }

    /** How many wait again. */
    public int undo(Reviewer reviewer, String batchId) {
        Integer undone = transaction.execute(status -> decisions.undoBatch(batchId, reviewer.id()));
        return undone == null ? 0 : undone;
    }
}
