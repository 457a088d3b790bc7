package dev.amana.moderation.web;

import dev.amana.moderation.review.Bulk.Chosen;
import dev.amana.moderation.review.ReviewDesk.Judgement;
import dev.amana.moderation.review.ReviewFilter;
import dev.amana.moderation.review.ReviewFilter.Queue;
import dev.amana.moderation.screening.DecisionCode;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role.Standing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the doors of the review desk take. */
final class ReviewRequests {
    private ReviewRequests() {}

    /**
     * Which items; what is not given fits all.
     *
     * @param queue {@code held}, {@code appeals} or {@code second}
     * @param category such as {@code threat}
     * @param language two letters
     * @param standing {@code agent} or {@code party}
     * @param alike an item: those of which the same rules spoke
     */
    record Which(
            @Nullable @Pattern(regexp = "(?i)|held|appeals|second")
            String queue,

            @Nullable @Size(max = 60) String category,
            @Nullable @Size(max = 10) String language,
            @Nullable @Pattern(regexp = "(?i)|agent|party") String standing,
            @Nullable @Size(max = 100) String alike) {
        ReviewFilter filter() {
            return new ReviewFilter(
                    blank(queue) ? null : Queue.valueOf(upper(queue)),
                    blank(category) ? null : category,
                    blank(language) ? null : language,
                    blank(standing) ? null : Standing.valueOf(upper(standing)),
                    blank(alike) ? null : alike);
        }

        Which inAnyQueue() {
            return new Which(null, category, language, standing, alike);
        }
    }

    /** @param leaseToken as it came with the item */
    record Holder(@NotBlank @Size(max = 100) String leaseToken) {}

    /**
     * @param outcome {@code cleared} or {@code blocked}
     * @param code one of the documented codes of that outcome
     * @param note for colleagues and auditors; sealed
     * @param suspend whether the sender should be suspended; then another person has to say the same
     * @param revision as it came with the item
     */
    record Verdict(
            @NotNull @Pattern(regexp = "(?i)cleared|blocked")
            String outcome,

            @NotNull DecisionCode code,
            @Nullable @Size(max = 2_000) String note,
            @Nullable Boolean suspend,
            @Min(1) int revision,
            @NotBlank @Size(max = 100) String leaseToken) {
        Judgement judgement() {
            return ReviewRequests.judgement(outcome, code, note, Boolean.TRUE.equals(suspend));
        }
    }

    record ManyPreview(
            @NotNull @Valid Which which,

            @NotNull @Pattern(regexp = "(?i)cleared|blocked")
            String outcome) {}

    /** @param items as the preview named them */
    record Many(
            @NotEmpty @Size(max = 1_000) List<@Valid @NotNull Chosen> items,

            @NotNull @Pattern(regexp = "(?i)cleared|blocked")
            String outcome,

            @NotNull DecisionCode code,
            @Nullable @Size(max = 2_000) String note) {
        Judgement judgement() {
            return ReviewRequests.judgement(outcome, code, note, false);
        }
    }

    static Outcome outcome(String text) {
        return Outcome.valueOf(upper(text));
    }

    static Judgement judgement(String outcome, DecisionCode code, @Nullable String note, boolean suspend) {
        return new Judgement(outcome(outcome), code, note == null ? "" : note, suspend);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String upper(@Nullable String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT);
    }
}
