package dev.amana.moderation.web;

import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.ItemView;
import dev.amana.moderation.review.ItemViews;
import dev.amana.moderation.review.ReviewDesk;
import dev.amana.moderation.review.ReviewFilter;
import dev.amana.moderation.review.ReviewList;
import dev.amana.moderation.review.Reviewer;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.screening.DecisionCode;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.web.ReviewRequests.Which;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page at which reviewers work. Opening it takes nothing; its script takes one item after the other. */
@PageController
@RequestMapping("/console/review")
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class ReviewPageController {
    static final List<String> LANGUAGES = List.of("en", "de", "ar", "ja");
    private static final String DESK = "review desk";
    private static final int MOST_PICTURES = 1_000;

    private final ReviewDesk desk;
    private final ReviewList list;
    private final ItemViews views;
    private final Exposures exposures;
    private final Teams teams;

    ReviewPageController(ReviewDesk desk, ReviewList list, ItemViews views, Exposures exposures, Teams teams) {
        this.desk = desk;
        this.list = list;
        this.views = views;
        this.exposures = exposures;
        this.teams = teams;
    }

    @GetMapping
    String page(@Valid @ModelAttribute Which which, Model model) {
        counts(which, model);
        model.addAttribute("categories", list.categories());
        model.addAttribute("languages", LANGUAGES);
        model.addAttribute("lead", Caller.current().has(Roles.TRUST_LEAD));
        return "review";
    }

    @GetMapping("/counts")
    String counts(@Valid @ModelAttribute Which which, Model model) {
        model.addAttribute("which", which);
        model.addAttribute("counts", list.counts(teams.caller(), which.filter()));
        model.addAttribute("all", list.counts(teams.caller(), which.inAnyQueue().filter()));
        return "review :: counts";
    }

    @PostMapping("/take")
    String take(@Valid @ModelAttribute Which which, Model model) {
        Reviewer reviewer = teams.caller();
        ItemView item = desk.take(reviewer, which.filter())
                .map(taken -> views.of(taken, DESK))
                .orElse(null);
        return shown(item, reviewer, which, model);
    }

    /** Messaging paints it anew, and records the look. */
    @GetMapping("/{itemId}/pictures/{at}")
    String picture(@PathVariable String itemId, @PathVariable @Min(1) @Max(MOST_PICTURES) int at) {
        return views.picture(teams.caller(), itemId, at)
                .map(address -> "redirect:" + address)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "not-found"));
    }

    @PostMapping("/decisions/{decisionId}/undo")
    String undo(@PathVariable String decisionId, Model model) {
        Reviewer reviewer = teams.caller();
        ItemView item = views.of(desk.undo(reviewer, decisionId), DESK);
        return shown(item, reviewer, new Which(null, null, null, null, null), model);
    }

    private String shown(@Nullable ItemView item, Reviewer reviewer, Which which, Model model) {
        model.addAttribute("item", item);
        model.addAttribute("exposure", exposures.of(reviewer.id()));
        model.addAttribute("filtered", !which.filter().equals(ReviewFilter.ALL));
        model.addAttribute("clearing", DecisionCode.of(Outcome.CLEARED));
        model.addAttribute("blocking", DecisionCode.of(Outcome.BLOCKED));
        model.addAttribute("likely", item == null ? "" : likely(item));
        return "review-item :: item";
    }

    /** The code that fits what the rules found first. */
    private static String likely(ItemView item) {
        return item.reasons().stream()
                .findFirst()
                .map(reason -> DecisionCode.blocking(reason.category()).wireName())
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }
}
