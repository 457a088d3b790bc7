package dev.amana.moderation.web;

import dev.amana.moderation.assessment.Redaction;
import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.rulebook.LiveSets;
import dev.amana.moderation.rulebook.RuleSetView;
import dev.amana.moderation.rulebook.RuleSets;
import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import dev.amana.moderation.verdict.Span;
import dev.amana.moderation.verdict.Verdict;
import dev.amana.platform.web.ProblemException;
import dev.amana.published.Redactions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tries texts against the rules in force, or with those of one version. Nothing is stored. */
@RestController
class PreviewController {
    private static final int LONGEST_WAIT_SECONDS = 20;

    /** One request at a time. */
    private final Semaphore turn = new Semaphore(1, true);

    private final Screener screener;
    private final Redaction redaction;
    private final LiveSets live;
    private final RuleSets sets;
    private final Normaliser normaliser;

    PreviewController(Screener screener, Redaction redaction, LiveSets live, RuleSets sets, Normaliser normaliser) {
        this.screener = screener;
        this.redaction = redaction;
        this.live = live;
        this.sets = sets;
        this.normaliser = normaliser;
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

    /**
     * @param redacted the text as it would be delivered, with the contact data in it masked; of a withheld message, too
     * @param delivered what a reader gets; null where the message is withheld
     */
    record Result(
            Outcome verdict,
            Severity severity,
            List<ReasonView> reasons,
            String redacted,
            @Nullable String delivered) {}

    /**
     * @param words as they stand in the text
     * @param start where they do, in UTF-16 units; null where the reason is in no one place
     */
    record ReasonView(
            String category,
            String rule,
            String ruleSet,
            Severity severity,
            String words,
            @Nullable Integer start,
            @Nullable Integer end) {}

    @PostMapping("/api/screenings/preview")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead')")
    List<Result> preview(
            @RequestBody @NotEmpty @Size(max = 1_000) List<@Valid @NotNull Sample> samples,
            @RequestParam(required = false) @Nullable Integer ruleSet) {
        takeTurn();
        try {
            return tried(samples, ruleSet);
        } finally {
            turn.release();
        }
    }

    /** Many long texts take a processor for a while; all of them are needed for what is delivered. */
    private void takeTurn() {
        try {
            if (!turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "preview-busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "preview-busy");
        }
    }

    private List<Result> tried(List<Sample> samples, @Nullable Integer ruleSet) {
        if (ruleSet == null) {
            CompiledSet inForce = live.inUse().live();
            return samples.stream().map(sample -> preview(sample, inForce)).toList();
        }
        RuleSetView view = sets.find(ruleSet)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-rule-set", ruleSet));
        try (CompiledSet tried = CompiledSet.compile(view.version(), view.text(), normaliser)) {
            return samples.stream().map(sample -> preview(sample, tried)).toList();
        }
    }

    private Result preview(Sample sample, @Nullable CompiledSet set) {
        Role sender = Role.valueOf(sample.senderRole().toUpperCase(Locale.ROOT));
        String locale = sample.locale() == null ? "en" : sample.locale();
        Verdict verdict = screener.screen(
                new Message(sender, sender.usualCounterpart(), locale, List.of(sample.text()), List.of()),
                set,
                () -> SenderFacts.NONE);
        List<String> taken = redactions(verdict, sample.text());
        Locale reader = Locale.forLanguageTag(locale);
        return new Result(
                verdict.outcome(),
                verdict.severity(),
                verdict.findings().stream()
                        .map(finding -> view(verdict.ruleSet(), finding))
                        .toList(),
                Redactions.applied(taken, redaction.redacted(sample.text(), locale, verdict.findings()), reader),
                verdict.outcome().delivers() ? Redactions.applied(taken, sample.text(), reader) : null);
    }

    /** Whole, while the words of a finding are cut short. */
    private static List<String> redactions(Verdict verdict, String text) {
        return verdict.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.REDACTED)
                .map(finding -> finding.span() == null
                        ? finding.words()
                        : text.substring(finding.span().start(), finding.span().end()))
                .toList();
    }

    private static ReasonView view(String ruleSet, Finding finding) {
        Span span = finding.span();
        return new ReasonView(
                finding.category(),
                finding.rule(),
                finding.ruleSet().isEmpty() ? ruleSet : finding.ruleSet(),
                finding.severity(),
                finding.words(),
                span == null ? null : span.start(),
                span == null ? null : span.end());
    }
}
