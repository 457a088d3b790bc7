package dev.amana.moderation.web;

import dev.amana.moderation.report.Answer;
import dev.amana.moderation.report.Measure;
import dev.amana.moderation.report.ReportAnswers;
import dev.amana.moderation.report.ReportQueries;
import dev.amana.moderation.report.ReportQueries.OpenedReport;
import dev.amana.moderation.report.ReportRow;
import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reports of recipients. A list shows no text; a look at one needs a reason and is audited, as is the answer. */
@RestController
@RequestMapping("/api/reports")
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class ReportController {
    private final ReportQueries queries;
    private final ReportAnswers answers;
    private final Teams teams;
    private final Exposures exposures;
    private final ReportedHarm harm;
    private final AuditTrail audit;

    ReportController(
            ReportQueries queries,
            ReportAnswers answers,
            Teams teams,
            Exposures exposures,
            ReportedHarm harm,
            AuditTrail audit) {
        this.exposures = exposures;
        this.harm = harm;
        this.queries = queries;
        this.answers = answers;
        this.teams = teams;
        this.audit = audit;
    }

    /** @param open all that wait for an answer */
    record Page(List<ReportRow> items, long open) {}

    record View(ReportRow report, OpenedReport texts) {}

    /** @param explanation why, for colleagues */
    record NewAnswer(
            @NotNull Answer answer,
            @Nullable Measure measure,
            @NotBlank @Size(max = 2_000) String explanation) {}

    /** @param answered last answered first, instead of next due first */
    @GetMapping
    Page list(
            @RequestParam(defaultValue = "false") boolean answered,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000) int page) {
        return new Page(queries.page(!answered, size, page * size), queries.open());
    }

    /** @param header the reason, spared the access logs */
    @GetMapping("/{reportId}")
    View show(
            @PathVariable String reportId,
            @RequestParam(name = "reason", required = false) @Size(max = 2_000) @Nullable String parameter,
            @RequestHeader(name = "Amana-Reason", required = false) @Size(max = 2_000) @Nullable String header) {
        String reason = parameter == null ? header : parameter;
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        ReportRow row = found(reportId);
        answers.tooNear(row, teams.caller()).ifPresent(rejection -> {
            throw rejection;
        });
        Severity severity = harm.of(row);
        if (exposures.spares(teams.caller().id(), reportId, severity)) {
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "review-seen-enough");
        }
        audit.record("report.read", "report/" + reportId, row.orderId(), reason);
        exposures.count(teams.caller().id(), reportId, severity);
        return new View(row, queries.texts(reportId));
    }

    /** 204 where that is the answer; 202 where it takes another person who says the same. */
    @PostMapping("/{reportId}/answer")
    ResponseEntity<Void> answer(@PathVariable String reportId, @Valid @RequestBody NewAnswer answer) {
        Measure measure = answer.measure() == null ? Measure.NONE : answer.measure();
        boolean answered =
                answers.answer(found(reportId), teams.caller(), answer.answer(), measure, answer.explanation());
        return ResponseEntity.status(answered ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED)
                .build();
    }

    /** @param measure what stays of the one that was taken */
    record AppealDecision(
            @NotNull Measure measure,
            @NotBlank @Size(max = 2_000) String explanation) {}

    /** By somebody who had no say in it before. */
    @PostMapping("/{reportId}/appeal-decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decideAppeal(@PathVariable String reportId, @Valid @RequestBody AppealDecision decision) {
        answers.decideAppeal(found(reportId), teams.caller(), decision.measure(), decision.explanation());
    }

    private ReportRow found(String reportId) {
        return queries.find(reportId).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-report"));
    }
}
