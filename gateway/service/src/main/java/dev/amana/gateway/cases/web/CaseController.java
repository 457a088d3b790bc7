package dev.amana.gateway.cases.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.gateway.cases.CaseLooks;
import dev.amana.gateway.cases.CaseQueries;
import dev.amana.gateway.cases.CaseRow;
import dev.amana.gateway.cases.CaseState;
import dev.amana.gateway.cases.CaseStatus;
import dev.amana.gateway.cases.CaseTimeline;
import dev.amana.gateway.cases.Fact;
import dev.amana.gateway.cases.Severity;
import dev.amana.gateway.cases.TimelineQueries.TimelinePage;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case and its timeline, by its own id or by its order's. */
@RestController
@RequestMapping("/api/cases")
@PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
class CaseController {
    private final CaseQueries cases;
    private final CaseTimeline timeline;
    private final CaseLooks looks;

    CaseController(CaseQueries cases, CaseTimeline timeline, CaseLooks looks) {
        this.cases = cases;
        this.timeline = timeline;
        this.looks = looks;
    }

    @GetMapping("/{caseId}")
    CaseView one(@PathVariable String caseId) {
        CaseRow row = cases.find(cases.idOf(caseId))
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "case-not-found", caseId));
        looks.read(row);
        return CaseView.of(row);
    }

    /**
     * @param reason why the texts are to be shown as they were written; recorded in the audit trail. Without it contact
     *     data is masked, texts of withheld messages are left out, and the audit trail holds that the case was read. The
     *     header spares the reason the access logs.
     */
    @Operation(
            operationId = "caseTimeline",
            summary = "What happened in a case, newest first",
            description =
                    "Without a reason contact data is masked, and of a held or blocked message neither the texts nor the"
                            + " words of the reasons are told (covered); with one all stands as it was written (revealed). Either look"
                            + " is recorded.")
    @GetMapping("/{caseId}/timeline")
    TimelinePage timeline(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Size(max = 500) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Size(max = 500) @Nullable String header) {
        return timeline.page(cases.idOf(caseId), cursor, size, reason == null ? header : reason);
    }

    /**
     * @param revision counts up with every change
     * @param parties party id to its roles, comma-separated
     * @param facts what is known, by place: {@code order.paid}, {@code pay-code.<id>.issued}, {@code gift.<id>.placed}
     * @param messages number of messages by state
     * @param reasons number of messages by the category of a reason in force
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseView(
            String caseId,
            @Nullable String orderId,
            long revision,
            CaseStatus status,
            Severity severity,
            List<String> contexts,
            Map<String, String> parties,
            Map<String, FactView> facts,
            Map<String, Integer> messages,
            Map<String, Integer> reasons,
            Instant openedAt,
            Instant updatedAt) {
        static CaseView of(CaseRow row) {
            CaseState state = row.state();
            return new CaseView(
                    row.caseId(),
                    row.orderId(),
                    row.revision(),
                    row.status(),
                    row.severity(),
                    row.contexts(),
                    state.parties(),
                    FactView.of(state.facts()),
                    state.messages(),
                    state.categories(),
                    row.openedAt(),
                    row.updatedAt());
        }
    }

    /** @param at since when it is true */
    record FactView(Instant at, Map<String, String> values) {
        static Map<String, FactView> of(Map<String, Fact> facts) {
            Map<String, FactView> views = new TreeMap<>();
            facts.forEach((slot, fact) -> views.put(slot, new FactView(fact.at(), fact.values())));
            return views;
        }
    }
}
