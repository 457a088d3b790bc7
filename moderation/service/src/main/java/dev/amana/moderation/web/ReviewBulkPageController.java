package dev.amana.moderation.web;

import dev.amana.moderation.review.Bulk;
import dev.amana.moderation.review.Bulk.Chosen;
import dev.amana.moderation.review.Bulk.Preview;
import dev.amana.moderation.review.Bulk.Progress;
import dev.amana.moderation.review.ItemViews;
import dev.amana.moderation.review.Reviewer;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.screening.DecisionCode;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.web.ReviewRequests.Which;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Many items at once: what would be decided, how far it has come, and back. */
@PageController
@RequestMapping("/console/review/many")
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class ReviewBulkPageController {
    private static final String WHY = "review desk, several at once";

    private final Bulk bulk;
    private final ItemViews views;
    private final Teams teams;

    ReviewBulkPageController(Bulk bulk, ItemViews views, Teams teams) {
        this.bulk = bulk;
        this.views = views;
        this.teams = teams;
    }

    @GetMapping
    String preview(
            @Valid @ModelAttribute Which which,
            @RequestParam(defaultValue = "blocked") @Pattern(regexp = "(?i)cleared|blocked") String outcome,
            Model model) {
        Outcome wanted = ReviewRequests.outcome(outcome);
        Reviewer reviewer = teams.caller();
        Preview preview = bulk.preview(reviewer, which.filter(), wanted);
        Bulk.Samples samples = bulk.samples(reviewer, preview);
        model.addAttribute("which", which);
        model.addAttribute("outcome", wanted);
        model.addAttribute("codes", DecisionCode.of(wanted));
        model.addAttribute("preview", preview);
        model.addAttribute(
                "samples",
                samples.items().stream().map(item -> views.sample(item, WHY)).toList());
        model.addAttribute("spared", samples.spared());
        return "review-many";
    }

    /** @param item each as {@code id:revision} */
    @PostMapping
    String apply(
            @RequestParam @NotEmpty @Size(max = 1_000) List<String> item,
            @RequestParam @Pattern(regexp = "(?i)cleared|blocked") String outcome,
            @RequestParam DecisionCode code,
            @RequestParam(defaultValue = "") @Size(max = 2_000) String note) {
        List<Chosen> chosen =
                item.stream().map(ReviewBulkPageController::chosen).toList();
        var judgement = ReviewRequests.judgement(outcome, code, note, false);
        return "redirect:/console/review/many/"
                + bulk.apply(teams.caller(), chosen, judgement).batchId();
    }

    @GetMapping("/{batchId}")
    String progress(@PathVariable String batchId, Model model) {
        model.addAttribute("progress", found(batchId));
        return "review-progress";
    }

    @GetMapping("/{batchId}/state")
    String state(@PathVariable String batchId, Model model) {
        model.addAttribute("progress", found(batchId));
        return "review-progress :: state";
    }

    @PostMapping("/{batchId}/undo")
    String undo(@PathVariable String batchId) {
        bulk.undo(teams.caller(), found(batchId).batchId());
        return "redirect:/console/review/many/" + batchId;
    }

    private Progress found(String batchId) {
        return bulk.progress(teams.caller(), batchId)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "not-found"));
    }

    private static Chosen chosen(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new Chosen(text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException malformed) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request");
        }
    }
}
