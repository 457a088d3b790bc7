package dev.amana.moderation.review;

import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.review.ReviewRejection.LeaseLost;
import dev.amana.moderation.review.Surroundings.Around;
import org.springframework.stereotype.Component;

/** Harmful messages around an item are covered until its reviewer wants to see them; then they have been seen, too. */
@Component
public class Uncovering {
    private final ReviewItems items;
    private final ItemViews views;
    private final ScreeningQueries screenings;
    private final Exposures exposures;

    Uncovering(ReviewItems items, ItemViews views, ScreeningQueries screenings, Exposures exposures) {
        this.items = items;
        this.views = views;
        this.screenings = screenings;
        this.exposures = exposures;
    }

    /** Repeated, nothing counts twice. Throws {@link LeaseLost} for anybody but who has the item. */
    public void of(Reviewer reviewer, String itemId, String leaseToken) {
        ReviewItem item = items.find(itemId)
                .filter(found -> reviewer.id().equals(found.leasedBy()) && leaseToken.equals(found.leaseToken()))
                .orElseThrow(LeaseLost::new);
        views.around(item).stream()
                .filter(Around::harmful)
                .flatMap(message -> screenings.find(message.messageId()).stream())
                .forEach(message -> exposures.count(reviewer.id(), message.screeningId(), message.severity()));
    }
}
