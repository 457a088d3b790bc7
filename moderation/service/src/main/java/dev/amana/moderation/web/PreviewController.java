package dev.amana.moderation.web;

import dev.amana.moderation.assessment.Redaction;
import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import dev.amana.moderation.verdict.Verdict;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tries texts against the rules in force. Nothing is stored. */
@RestController
class PreviewController {
    private final Screener screener;
    private final Redaction redaction;

    PreviewController(Screener screener, Redaction redaction) {
        this.screener = screener;
        this.redaction = redaction;
    }

    /**
     * @param senderRole {@code buyer}, {@code seller}, {@code customer} or {@code agent}
     * @param locale BCP 47 tag of the sender; {@code en} where none is given
     */
    record Sample(
            @NotNull @Size(max = 20_000) String text,

            @NotNull @Pattern(regexp = "(?i)buyer|seller|customer|agent")
            String senderRole,

            @Nullable @Size(max = 35) String locale) {}

    record Result(Outcome verdict, Severity severity, List<ReasonView> reasons, String redacted) {}

    /** @param words as they stand in the text */
    record ReasonView(String category, String rule, String ruleSet, Severity severity, String words) {}

    @PostMapping("/api/screenings/preview")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead')")
    List<Result> preview(@RequestBody @NotEmpty @Size(max = 1_000) List<@Valid @NotNull Sample> samples) {
        return samples.stream().map(this::preview).toList();
    }

    private Result preview(Sample sample) {
        Role sender = Role.valueOf(sample.senderRole().toUpperCase(Locale.ROOT));
        String locale = sample.locale() == null ? "en" : sample.locale();
        Verdict verdict = screener.screen(
                new Message(sender, sender.usualCounterpart(), locale, List.of(sample.text()), List.of()));
        return new Result(
                verdict.outcome(),
                verdict.severity(),
                verdict.findings().stream()
                        .map(finding -> view(verdict.ruleSet(), finding))
                        .toList(),
                redaction.redacted(sample.text(), locale));
    }

    private static ReasonView view(String ruleSet, Finding finding) {
        return new ReasonView(finding.category(), finding.rule(), ruleSet, finding.severity(), finding.words());
    }
}
