package dev.amana.moderation.web;

import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.queue.ScreeningQueries.OpenedContent;
import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.review.DirectDecisions;
import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.ReviewDesk.Judgement;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.screening.DecisionCode;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The review queue. A list shows no text; a look at one screening needs a reason and is audited. */
@RestController
@RequestMapping("/api/screenings")
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class ScreeningController {
    private final ScreeningQueries queries;
    private final DirectDecisions decisions;
    private final Exposures exposures;
    private final AuditTrail audit;
    private final Teams teams;

    ScreeningController(
            ScreeningQueries queries, DirectDecisions decisions, Exposures exposures, AuditTrail audit, Teams teams) {
        this.queries = queries;
        this.decisions = decisions;
        this.exposures = exposures;
        this.audit = audit;
        this.teams = teams;
    }

    /** @param nextPage number of the next page; null on the last one */
    record Page(
            List<ScreeningRow> items, long total, @Nullable Integer nextPage) {}

    /** A screening with its texts. */
    record View(ScreeningRow screening, OpenedContent content) {}

    /**
     * @param outcome {@code cleared} or {@code blocked}
     * @param revision of the verdict that the reviewer saw
     * @param code one of the desk's reason codes; a message is not blocked without one, for what follows depends on it
     */
    record Decision(
            @NotNull @Pattern(regexp = "(?i)cleared|blocked")
            String outcome,

            @NotBlank @Size(max = 2_000) String reason,
            @Min(1) int revision,
            @Nullable DecisionCode code) {}

    /**
     * @param outcome {@code HELD} where somebody else may have to say the same
     * @param revision that it leads to
     * @param decisionId to undo it with
     * @param effectiveAt until then it can be undone
     */
    record Decided(String screeningId, Outcome outcome, int revision, String decisionId, Instant effectiveAt) {}

    @GetMapping
    Page list(
            @RequestParam(defaultValue = "held") @Pattern(regexp = "(?i)held|blocked|cleared|warned|redacted")
                    String state,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page) {
        Outcome outcome = outcome(state);
        long total = queries.count(outcome);
        boolean more = (page + 1L) * size < total;
        return new Page(queries.page(outcome, size, page * size), total, more ? page + 1 : null);
    }

    /** @param header the reason, spared the access logs */
    @GetMapping("/{screeningId}")
    View show(
            @PathVariable String screeningId,
            @RequestParam(name = "reason", required = false) @Size(max = 2_000) @Nullable String parameter,
            @RequestHeader(name = "Amana-Reason", required = false) @Size(max = 2_000) @Nullable String header) {
        String reason = parameter == null ? header : parameter;
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request");
        }
        ScreeningRow row = found(screeningId);
        decisions.requireDistance(teams.caller(), row);
        if (exposures.spares(Caller.current().subject(), screeningId, row.severity())) {
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "review-seen-enough");
        }
        audit.record("screening.read", "screening/" + screeningId, row.orderId(), reason);
        exposures.count(Caller.current().subject(), screeningId, row.severity());
        return new View(row, queries.content(screeningId));
    }

    @PostMapping("/{screeningId}/decision")
    Decided decide(@PathVariable String screeningId, @Valid @RequestBody Decision decision) {
        ScreeningRow row = found(screeningId);
        Outcome outcome = outcome(decision.outcome());
        DecisionCode code = decision.code() == null ? cleared(outcome) : decision.code();
        var decided = decisions.decide(
                teams.caller(), row, decision.revision(), new Judgement(outcome, code, decision.reason(), false));
        return new Decided(
                screeningId, decided.outcome(), decision.revision() + 1, decided.decisionId(), decided.effectiveAt());
    }

    /** It confirms nothing and refutes nothing. */
    private static DecisionCode cleared(Outcome outcome) {
        if (outcome != Outcome.CLEARED) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "review-code-missing");
        }
        return DecisionCode.CONTEXT;
    }

    private ScreeningRow found(String screeningId) {
        return queries.find(screeningId)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-screening"));
    }

    private static Outcome outcome(String text) {
        return Outcome.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
