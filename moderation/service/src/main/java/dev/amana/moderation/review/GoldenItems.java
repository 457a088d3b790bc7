package dev.amana.moderation.review;

import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.queue.ScreeningRow.RowReason;
import dev.amana.moderation.queue.SealedContent;
import dev.amana.moderation.review.ReviewFilter.Queue;
import dev.amana.moderation.review.ReviewRejection.NoGolden;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages of which the right answer is known are asked again, now and then, so that a lead sees how reliable decisions
 * are. Such an item looks as the one that would have come instead: its severity, its time, an identifier of the same form.
 * The answer goes to no screening.
 */
@Component
public class GoldenItems {
    private final GoldenTable table;
    private final ReviewItems items;
    private final ReviewList list;
    private final ScreeningQueries screenings;
    private final ReviewProperties properties;
    private final Clock clock;
    private final Ids ids;

    GoldenItems(
            GoldenTable table,
            ReviewItems items,
            ReviewList list,
            ScreeningQueries screenings,
            ReviewProperties properties,
            Clock clock,
            Ids ids) {
        this.table = table;
        this.items = items;
        this.list = list;
        this.screenings = screenings;
        this.properties = properties;
        this.clock = clock;
        this.ids = ids;
    }

    /** One to ask again. */
    record Golden(String goldenId, ScreeningRow screening, SealedContent content, String language, Outcome outcome) {
        boolean fits(ReviewFilter filter) {
            return (filter.language() == null || filter.language().equals(language))
                    && (filter.standing() == null
                            || filter.standing() == screening.senderRole().standing())
                    && (filter.category() == null
                            || screening.reasons().stream()
                                    .anyMatch(reason -> reason.category().equals(filter.category())));
        }
    }

    /** The reviewers are asked about this message from now on; what was decided about it is right. */
    public String choose(String screeningId, String lead) {
        ScreeningRow row = screenings
                .find(screeningId)
                .filter(found -> found.outcome() != Outcome.HELD)
                .orElseThrow(NoGolden::new);
        SealedContent content = screenings.sealed(screeningId).orElseThrow(NoGolden::new);
        String goldenId = ids.next();
        table.insert(
                new Golden(goldenId, row, content, list.languageOf(screeningId), row.outcome()), lead, clock.instant());
        return goldenId;
    }

    public void retire(String goldenId) {
        table.retire(goldenId, clock.instant());
    }

    /** Instead of the next item; empty most times. */
    Optional<ReviewItem> plant(Reviewer reviewer, ReviewFilter filter, @Nullable Severity below) {
        boolean asked = ThreadLocalRandom.current().nextDouble() < properties.goldenShare()
                && (filter.queue() == null || filter.queue() == Queue.HELD)
                && filter.alike() == null;
        return asked
                ? list.next(reviewer, filter, below).flatMap(next -> plant(reviewer, filter, next))
                : Optional.empty();
    }

    private Optional<ReviewItem> plant(Reviewer reviewer, ReviewFilter filter, ReviewItem next) {
        return table.unanswered(reviewer, next.severity()).stream()
                .filter(golden -> golden.fits(filter))
                .filter(this::isReadable)
                .findFirst()
                .map(golden -> planted(golden, next, reviewer));
    }

    /** Its sender may have been forgotten since. */
    private boolean isReadable(Golden golden) {
        return screenings.texts(golden.content()).text() != null;
    }

    private ReviewItem planted(Golden golden, ReviewItem next, Reviewer reviewer) {
        ScreeningRow row = golden.screening();
        ReviewItem item = new ReviewItem(
                ids.next(),
                ReviewKind.HELD,
                row.screeningId(),
                1,
                next.severity(),
                row.reasons().stream().map(RowReason::category).distinct().toList(),
                row.reasons().stream().map(RowReason::rule).distinct().sorted().toList(),
                row.senderRole().standing(),
                row.senderId(),
                false,
                false,
                next.waitingSince(),
                next.dueAt(),
                golden.goldenId(),
                ids.next(),
                reviewer.id(),
                clock.instant().plus(properties.lease()),
                null);
        items.put(item, reviewer.id());
        return item;
    }

    Optional<Golden> find(String goldenId) {
        return table.find(goldenId);
    }

    void answer(String goldenId, Decision decision) {
        table.answer(goldenId, decision);
    }

    /** What is asked at present, newest first. */
    public List<GoldenRow> all() {
        return table.all();
    }

    /** @param answers how many reviewers have been asked */
    public record GoldenRow(
            String goldenId, String screeningId, Severity severity, Outcome outcome, int answers, int right) {}
}
