package dev.amana.moderation.web;

import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.GoldenItems;
import dev.amana.moderation.review.Quality;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.web.ReviewLeadController.NewGolden;
import dev.amana.moderation.web.ReviewLeadController.Team;
import dev.amana.platform.pages.PageController;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How reliable decisions are, and how much harm people were shown: for their lead. */
@PageController
@RequestMapping("/console/review/quality")
@PreAuthorize("hasRole('trust-lead')")
class ReviewQualityPageController {
    private static final String BACK = "redirect:/console/review/quality";
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST_NAMED = 50;

    private final Quality quality;
    private final Exposures exposures;
    private final GoldenItems golden;
    private final Teams teams;
    private final ReviewLeadController lead;
    private final Clock clock;

    ReviewQualityPageController(
            Quality quality,
            Exposures exposures,
            GoldenItems golden,
            Teams teams,
            ReviewLeadController lead,
            Clock clock) {
        this.teams = teams;
        this.lead = lead;
        this.clock = clock;
        this.quality = quality;
        this.exposures = exposures;
        this.golden = golden;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("reviewers", quality.all());
        model.addAttribute("exposures", exposures.all());
        model.addAttribute("golden", golden.all());
        model.addAttribute("teamless", teams.unknown(clock.instant().minus(LATELY), MOST_NAMED));
        return "review-quality";
    }

    /** @param team empty for none */
    @PostMapping("/teams")
    String team(
            @RequestParam @NotBlank @Size(max = 100) String staffId,
            @RequestParam(defaultValue = "") @Pattern(regexp = "[\\p{L}\\p{N}._-]{0,60}") String team) {
        lead.put(staffId.strip(), new Team(team.isEmpty() ? null : team));
        return BACK;
    }

    @PostMapping("/golden")
    String choose(@RequestParam @NotBlank @Size(max = 100) String screeningId) {
        lead.choose(new NewGolden(screeningId.strip()));
        return BACK;
    }

    @PostMapping("/golden/{goldenId}/retirement")
    String retire(@PathVariable String goldenId) {
        lead.retire(goldenId);
        return BACK;
    }
}
