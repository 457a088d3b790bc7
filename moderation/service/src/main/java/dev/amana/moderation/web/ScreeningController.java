package dev.amana.moderation.web;

import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.queue.ScreeningQueries.OpenedContent;
import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
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
    private final CommandGateway commands;
    private final AuditTrail audit;
    private final Teams teams;

    ScreeningController(ScreeningQueries queries, CommandGateway commands, AuditTrail audit, Teams teams) {
        this.queries = queries;
        this.commands = commands;
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
     */
    record Decision(
            @NotNull @Pattern(regexp = "(?i)cleared|blocked")
            String outcome,

            @NotBlank @Size(max = 2_000) String reason,
            @Min(1) int revision) {}

    /** @param outcome {@code HELD} where somebody else has to say the same */
    record Decided(String screeningId, Outcome outcome, int revision) {}

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
        audit.record("screening.read", "screening/" + screeningId, row.orderId(), reason);
        return new View(row, queries.content(screeningId));
    }

    @PostMapping("/{screeningId}/decision")
    Decided decide(@PathVariable String screeningId, @Valid @RequestBody Decision decision) {
        ScreeningRow row = found(screeningId);
        String reviewer = Caller.current().subject();
        teams.requireNoColleague(teams.caller(), row.senderRole().standing(), row.senderId());
        Outcome outcome = outcome(decision.outcome());
        Outcome now = commands.sendAndWait(new DecideScreening(
                screeningId,
                outcome,
                Personal.of(reviewer, RetentionClass.STAFF_EVIDENCE, decision.reason()),
                reviewer,
                decision.revision()));
        String action = outcome == Outcome.CLEARED ? "screening.clear" : "screening.block";
        audit.record(action, "screening/" + screeningId, row.orderId(), decision.reason());
        return new Decided(screeningId, now, decision.revision() + 1);
    }

    private ScreeningRow found(String screeningId) {
        return queries.find(screeningId)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-screening"));
    }

    private static Outcome outcome(String text) {
        return Outcome.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
