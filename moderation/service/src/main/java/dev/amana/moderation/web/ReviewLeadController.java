package dev.amana.moderation.web;

import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.Exposures.Exposure;
import dev.amana.moderation.review.GoldenItems;
import dev.amana.moderation.review.GoldenItems.GoldenRow;
import dev.amana.moderation.review.Quality;
import dev.amana.moderation.review.Quality.OfReviewer;
import dev.amana.moderation.review.Teams;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the lead of the reviewers sees and sets. */
@RestController
@RequestMapping("/api/review-quality")
@PreAuthorize("hasRole('trust-lead')")
class ReviewLeadController {
    private final Quality quality;
    private final Exposures exposures;
    private final GoldenItems golden;
    private final Teams teams;
    private final AuditTrail audit;

    ReviewLeadController(Quality quality, Exposures exposures, GoldenItems golden, Teams teams, AuditTrail audit) {
        this.quality = quality;
        this.exposures = exposures;
        this.golden = golden;
        this.teams = teams;
        this.audit = audit;
    }

    record Overview(List<OfReviewer> reviewers, List<Exposure> exposures, List<GoldenRow> golden) {}

    /** @param screeningId of a message that was decided, and rightly so */
    record NewGolden(@NotBlank @Size(max = 100) String screeningId) {}

    record Chosen(String goldenId) {}

    /** @param team null for none */
    record Team(
            @Nullable @Pattern(regexp = "[\\p{L}\\p{N}._-]{1,60}")
            String team) {}

    @GetMapping
    Overview overview() {
        return new Overview(quality.all(), exposures.all(), golden.all());
    }

    @PostMapping("/golden")
    @ResponseStatus(HttpStatus.CREATED)
    Chosen choose(@Valid @RequestBody NewGolden request) {
        String goldenId = golden.choose(request.screeningId(), Caller.current().subject());
        audit.record("review.golden", "screening/" + request.screeningId(), null, null);
        return new Chosen(goldenId);
    }

    @DeleteMapping("/golden/{goldenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(@PathVariable String goldenId) {
        golden.retire(goldenId);
        audit.record("review.golden.retire", "golden/" + goldenId, null, null);
    }

    @PutMapping("/teams/{staffId}")
    @PreAuthorize("hasAnyRole('trust-lead', 'marketplace')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable @Size(max = 100) String staffId, @Valid @RequestBody Team team) {
        teams.requireElsewhere(teams.caller(), staffId);
        teams.put(staffId, team.team());
        audit.record("staff.team", "staff/" + staffId, null, team.team());
    }
}
