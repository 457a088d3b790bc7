package dev.amana.moderation.web;

import dev.amana.moderation.review.Bulk;
import dev.amana.moderation.review.Bulk.Applied;
import dev.amana.moderation.review.Bulk.Preview;
import dev.amana.moderation.review.Bulk.Progress;
import dev.amana.moderation.review.ItemView;
import dev.amana.moderation.review.ItemViews;
import dev.amana.moderation.review.ReviewDesk;
import dev.amana.moderation.review.ReviewDesk.Decided;
import dev.amana.moderation.review.ReviewItem;
import dev.amana.moderation.review.ReviewList;
import dev.amana.moderation.review.ReviewList.Counts;
import dev.amana.moderation.review.Reviewer;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.review.Uncovering;
import dev.amana.moderation.web.ReviewRequests.Holder;
import dev.amana.moderation.web.ReviewRequests.Many;
import dev.amana.moderation.web.ReviewRequests.ManyPreview;
import dev.amana.moderation.web.ReviewRequests.Verdict;
import dev.amana.moderation.web.ReviewRequests.Which;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The review desk. A list shows no text; whoever takes an item sees it, and that is recorded. The page reaches the same
 * doors under its own path, with its session.
 */
@RestController
@RequestMapping({"/api/reviews", "/console/review/desk"})
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class ReviewController {
    private static final String DESK = "review desk";

    private final ReviewDesk desk;
    private final ReviewList list;
    private final ItemViews views;
    private final Bulk bulk;
    private final Teams teams;
    private final Uncovering uncovering;

    ReviewController(ReviewDesk desk, ReviewList list, ItemViews views, Bulk bulk, Teams teams, Uncovering uncovering) {
        this.uncovering = uncovering;
        this.desk = desk;
        this.list = list;
        this.views = views;
        this.bulk = bulk;
        this.teams = teams;
    }

    /** @param nextPage number of the next page; null on the last one */
    record Page(
            List<ReviewItem> items, Counts counts, @Nullable Integer nextPage) {}

    record Renewed(Instant leasedUntil) {}

    record Undone(int undone) {}

    @GetMapping
    Page list(
            @Valid @ModelAttribute Which which,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000) int page) {
        Reviewer reviewer = teams.caller();
        Counts counts = list.counts(reviewer, which.filter());
        boolean more = (page + 1L) * size < counts.waiting();
        return new Page(list.page(reviewer, which.filter(), size, page * size), counts, more ? page + 1 : null);
    }

    /** The next item, leased to the caller; 204 where nothing fits that the caller may judge and be shown now. */
    @PostMapping("/take")
    ResponseEntity<ItemView> take(@Valid @RequestBody Which which) {
        return desk.take(teams.caller(), which.filter())
                .map(item -> ResponseEntity.ok(views.of(item, DESK)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{itemId}/heartbeat")
    Renewed renew(@PathVariable String itemId, @Valid @RequestBody Holder holder) {
        return new Renewed(desk.renew(itemId, holder.leaseToken()));
    }

    /** The reviewer has uncovered what is around the item. */
    @PostMapping("/{itemId}/uncovered")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void uncovered(@PathVariable String itemId, @Valid @RequestBody Holder holder) {
        uncovering.of(teams.caller(), itemId, holder.leaseToken());
    }

    @PostMapping("/{itemId}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String itemId, @Valid @RequestBody Holder holder) {
        desk.release(itemId, holder.leaseToken());
    }

    @PostMapping("/{itemId}/decision")
    Decided decide(@PathVariable String itemId, @Valid @RequestBody Verdict verdict) {
        return desk.decide(teams.caller(), itemId, verdict.revision(), verdict.leaseToken(), verdict.judgement());
    }

    /** The item is the caller's again. */
    @PostMapping("/decisions/{decisionId}/undo")
    ItemView undo(@PathVariable String decisionId) {
        return views.of(desk.undo(teams.caller(), decisionId), DESK);
    }

    @PostMapping("/bulk/preview")
    Preview preview(@Valid @RequestBody ManyPreview request) {
        return bulk.preview(teams.caller(), request.which().filter(), ReviewRequests.outcome(request.outcome()));
    }

    @PostMapping("/bulk")
    Applied apply(@Valid @RequestBody Many many) {
        return bulk.apply(teams.caller(), many.items(), many.judgement());
    }

    @GetMapping("/bulk/{batchId}")
    Progress progress(@PathVariable String batchId) {
        return bulk.progress(teams.caller(), batchId)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "not-found"));
    }

    @PostMapping("/bulk/{batchId}/undo")
    Undone undoMany(@PathVariable String batchId) {
        return new Undone(bulk.undo(teams.caller(), batchId));
    }
}
