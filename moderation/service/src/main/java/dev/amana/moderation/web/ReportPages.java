package dev.amana.moderation.web;

import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.report.Answer;
import dev.amana.moderation.report.Measure;
import dev.amana.moderation.report.ReportAnswers;
import dev.amana.moderation.report.ReportQueries;
import dev.amana.moderation.report.ReportQueries.OpenedReport;
import dev.amana.moderation.report.ReportRow;
import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.ReviewProperties;
import dev.amana.moderation.review.Reviewer;
import dev.amana.moderation.review.Surroundings;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.eventstore.Rejection;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What recipients reported, in the browser: what waits, each with what it is about, and its answer. */
@PageController
@RequestMapping("/console/reports")
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class ReportPages {
    private static final int PAGE = 50;
    private static final int LAST_PAGE = 1_000;
    private static final String WHY = "reports page";
    private static final OpenedReport NOTHING = new OpenedReport(null, null, null, null);

    private final ReportQueries queries;
    private final ReportAnswers answers;
    private final ScreeningQueries screenings;
    private final Surroundings surroundings;
    private final ReviewProperties properties;
    private final Exposures exposures;
    private final ReportedHarm harms;
    private final Teams teams;
    private final AuditTrail audit;
    private final Clock clock;

    ReportPages(
            ReportQueries queries,
            ReportAnswers answers,
            ScreeningQueries screenings,
            Surroundings surroundings,
            ReviewProperties properties,
            Exposures exposures,
            ReportedHarm harms,
            Teams teams,
            AuditTrail audit,
            Clock clock) {
        this.queries = queries;
        this.answers = answers;
        this.screenings = screenings;
        this.surroundings = surroundings;
        this.properties = properties;
        this.exposures = exposures;
        this.harms = harms;
        this.teams = teams;
        this.audit = audit;
        this.clock = clock;
    }

    /** Without texts. */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "false") boolean answered,
            @RequestParam(defaultValue = "0") @Min(0) @Max(LAST_PAGE) int page,
            Model model) {
        List<ReportRow> rows = queries.page(!answered, PAGE + 1, page * PAGE);
        model.addAttribute("answered", answered);
        model.addAttribute("open", queries.open());
        model.addAttribute("reports", rows.stream().limit(PAGE).toList());
        model.addAttribute("next", rows.size() > PAGE ? page + 1 : null);
        model.addAttribute("now", clock.instant());
        return "reports";
    }

    /** A look, and recorded as one. Who has seen enough harm for now is shown no more of it; who is too near, nothing. */
    @GetMapping("/{reportId}")
    String show(@PathVariable String reportId, Model model) {
        ReportRow report = found(reportId);
        Reviewer reviewer = teams.caller();
        Severity harm = harms.of(report);
        Rejection near = answers.tooNear(report, reviewer).orElse(null);
        boolean spared = near == null && exposures.spares(reviewer.id(), reportId, harm);
        boolean shown = near == null && !spared;
        if (shown) {
            audit.record("report.read", "report/" + reportId, report.orderId(), WHY);
            exposures.count(reviewer.id(), reportId, harm);
        }
        model.addAttribute("report", report);
        model.addAttribute("spared", spared);
        model.addAttribute("harmful", harm.atLeast(Severity.MEDIUM));
        model.addAttribute("shown", shown);
        model.addAttribute("texts", shown ? queries.texts(reportId) : NOTHING);
        List<Surroundings.Around> around = shown ? around(report) : List.of();
        List<Surroundings.Around> seen = seen(around, reviewer);
        model.addAttribute("around", seen);
        model.addAttribute("leftOut", around.size() - seen.size());
        model.addAttribute("screening", screenings.find(report.messageId()).orElse(null));
        model.addAttribute(
                "against",
                near == null
                        ? answers.against(report, reviewer).map(Rejection::slug).orElse("")
                        : near.slug());
        model.addAttribute("near", near != null);
        model.addAttribute("measures", Measure.values());
        model.addAttribute("lesser", lesser(report));
        model.addAttribute("now", clock.instant());
        return "report";
    }

    /** What may stay of a measure: nobody fares worse for having appealed. */
    private static List<Measure> lesser(ReportRow report) {
        Measure taken = report.measure();
        return taken == null
                ? List.of()
                : Arrays.stream(Measure.values())
                        .filter(measure -> !measure.graverThan(taken))
                        .toList();
    }

    /**
     * Harmful ones are folded, and can be unfolded without anybody hearing of it: so they count as seen with the page. Who has seen
     * enough is shown none that are new.
     */
    private List<Surroundings.Around> seen(List<Surroundings.Around> around, Reviewer reviewer) {
        List<Surroundings.Around> shown = new ArrayList<>();
        for (Surroundings.Around message : around) {
            Severity severity = message.harmful() ? severityOf(message) : Severity.NONE;
            if (!exposures.spares(reviewer.id(), message.messageId(), severity)) {
                exposures.count(reviewer.id(), message.messageId(), severity);
                shown.add(message);
            }
        }
        return shown;
    }

    private Severity severityOf(Surroundings.Around message) {
        return screenings.find(message.messageId()).map(ScreeningRow::severity).orElse(Severity.MEDIUM);
    }

    private List<Surroundings.Around> around(ReportRow report) {
        return surroundings.of(
                report.conversationId(), report.messageId(), report.reportedAt(), properties.surroundings());
    }

    @PostMapping("/{reportId}/answer")
    String answer(
            @PathVariable String reportId,
            @RequestParam Answer answer,
            @RequestParam(defaultValue = "NONE") Measure measure,
            @RequestParam @NotBlank @Size(max = 2_000) String explanation) {
        // From the page, a measure that stands there when "rejected" is chosen has no meaning.
        Measure meant = answer == Answer.REJECTED ? Measure.NONE : measure;
        boolean answered = answers.answer(found(reportId), teams.caller(), answer, meant, explanation);
        return "redirect:/console/reports?done=" + (answered ? "report-answered" : "report-proposed");
    }

    @PostMapping("/{reportId}/appeal-decision")
    String decideAppeal(
            @PathVariable String reportId,
            @RequestParam Measure measure,
            @RequestParam @NotBlank @Size(max = 2_000) String explanation) {
        answers.decideAppeal(found(reportId), teams.caller(), measure, explanation);
        return "redirect:/console/reports?done=report-appeal-decided";
    }

    private ReportRow found(String reportId) {
        return queries.find(reportId).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-report"));
    }
}
