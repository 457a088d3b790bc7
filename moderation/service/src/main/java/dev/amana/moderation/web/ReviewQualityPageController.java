package dev.amana.moderation.web;

import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.GoldenItems;
import dev.amana.moderation.review.Quality;
import dev.amana.platform.pages.PageController;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How reliable decisions are, and how much harm people were shown: for their lead. */
@PageController
@RequestMapping("/console/review/quality")
@PreAuthorize("hasRole('trust-lead')")
class ReviewQualityPageController {
    private final Quality quality;
    private final Exposures exposures;
    private final GoldenItems golden;

    ReviewQualityPageController(Quality quality, Exposures exposures, GoldenItems golden) {
        this.quality = quality;
        this.exposures = exposures;
        this.golden = golden;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("reviewers", quality.all());
        model.addAttribute("exposures", exposures.all());
        model.addAttribute("golden", golden.all());
        return "review-quality";
    }
}
