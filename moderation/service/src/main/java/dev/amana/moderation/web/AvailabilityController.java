package dev.amana.moderation.web;

import dev.amana.moderation.availability.AvailabilityCommand;
import dev.amana.moderation.availability.AvailabilityTable;
import dev.amana.moderation.availability.Effect;
import dev.amana.moderation.availability.Previews;
import dev.amana.moderation.availability.RulingView;
import dev.amana.moderation.availability.Scope;
import dev.amana.moderation.notice.NoticeApprovals;
import dev.amana.moderation.notice.NoticeApprovals.Proposed;
import dev.amana.moderation.notice.WordingCheck;
import dev.amana.moderation.population.Reach;
import dev.amana.moderation.web.AvailabilityRequests.NewOrder;
import dev.amana.moderation.web.AvailabilityRequests.NewRuling;
import dev.amana.platform.Ids;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Availability orders: entering rulings, and what was in force when, as known when. */
@RestController
@RequestMapping("/api/availability-orders")
class AvailabilityController {
    private static final int MOST_ORDERS = 500;

    private final CommandGateway commands;
    private final AvailabilityTable table;
    private final Previews previews;
    private final Reach reach;
    private final WordingCheck wording;
    private final NoticeApprovals approvals;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    AvailabilityController(
            CommandGateway commands,
            AvailabilityTable table,
            Previews previews,
            Reach reach,
            WordingCheck wording,
            NoticeApprovals approvals,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.previews = previews;
        this.reach = reach;
        this.wording = wording;
        this.approvals = approvals;
        this.commands = commands;
        this.table = table;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    record Accepted(String availabilityId) {}

    /** A scope that is in force, and by which order. */
    record InForce(String availabilityId, int revision, String source, List<String> jurisdictions, Scope scope) {}

    @PostMapping
    @PreAuthorize("hasRole('trust-lead')")
    ResponseEntity<Accepted> order(@Valid @RequestBody NewOrder order) {
        String availabilityId = ids.next();
        send(
                "availability.order",
                order.command(availabilityId, Caller.current().subject()));
        return ResponseEntity.created(URI.create("/api/availability-orders/" + availabilityId))
                .body(new Accepted(availabilityId));
    }

    @PostMapping("/{availabilityId}/rulings")
    @PreAuthorize("hasRole('trust-lead')")
    Accepted rule(@PathVariable String availabilityId, @Valid @RequestBody NewRuling ruling) {
        found(availabilityId);
        send(
                "availability." + ruling.kind(),
                ruling.command(availabilityId, Caller.current().subject()));
        return new Accepted(availabilityId);
    }

    /**
     * What an order would make unavailable, and for how many. Counts only.
     *
     * @param effects all of the order's, as they would be known
     */
    record Preview(List<Effect> effects, List<ScopeReach> reach) {}

    record ScopeReach(String scopeId, Reach.Count count) {}

    @PostMapping("/preview")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead')")
    Preview preview(@Valid @RequestBody NewOrder order) {
        return preview(previews.of(order.command("", Caller.current().subject())), order.jurisdictions());
    }

    @PostMapping("/{availabilityId}/rulings/preview")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead')")
    Preview preview(@PathVariable String availabilityId, @Valid @RequestBody NewRuling ruling) {
        List<String> jurisdictions = found(availabilityId).getLast().terms().jurisdictions();
        return preview(
                previews.of(ruling.command(availabilityId, Caller.current().subject())), jurisdictions);
    }

    private Preview preview(List<Effect> effects, List<String> jurisdictions) {
        return new Preview(effects, reach(effects, jurisdictions));
    }

    List<ScopeReach> reach(List<Effect> effects, List<String> jurisdictions) {
        return effects.stream()
                .map(Effect::scope)
                .map(scope -> new ScopeReach(
                        scope.scopeId(),
                        reach.count(new Reach.Whom(jurisdictions, scope.cohort().name(), scope.from()))))
                .toList();
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    List<RulingView> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000) int page) {
        return table.lastKnown(null, clock.instant(), size, page * size);
    }

    @GetMapping("/{availabilityId}")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    List<RulingView> history(@PathVariable String availabilityId) {
        return found(availabilityId);
    }

    /**
     * @param at when it held; now, if not said
     * @param known what we knew then; now, if not said
     */
    @GetMapping("/in-force")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor', 'marketplace')")
    List<InForce> inForce(
            @RequestParam @Pattern(regexp = AvailabilityRequests.JURISDICTION) String jurisdiction,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable Instant known) {
        Instant now = clock.instant();
        Instant valid = at == null ? now : at;
        return table.lastKnown(jurisdiction, known == null ? now : known, MOST_ORDERS, 0).stream()
                .flatMap(ruling -> ruling.effects().stream()
                        .filter(effect -> effect.at(valid))
                        .map(Effect::scope)
                        .filter(scope -> subject == null || scope.subject().equals(subject))
                        .map(scope -> new InForce(
                                ruling.availabilityId(),
                                ruling.revision(),
                                ruling.terms().source().name(),
                                ruling.terms().jurisdictions(),
                                scope)))
                .toList();
    }

    /** What everybody concerned would be told, and waits for another lead. */
    @GetMapping("/{availabilityId}/notices")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    List<Proposed> notices(@PathVariable String availabilityId) {
        found(availabilityId);
        return approvals.of(availabilityId);
    }

    @PostMapping("/{availabilityId}/notices/{noticeId}/approval")
    @PreAuthorize("hasRole('trust-lead')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(@PathVariable String availabilityId, @PathVariable String noticeId) {
        approvals.approve(availabilityId, noticeId, Caller.current().subject());
    }

    @DeleteMapping("/{availabilityId}/notices/{noticeId}")
    @PreAuthorize("hasRole('trust-lead')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String availabilityId, @PathVariable String noticeId) {
        approvals.drop(availabilityId, noticeId, Caller.current().subject());
    }

    private void send(String action, AvailabilityCommand command) {
        if (!wording.passes(command)) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "availability-wording");
        }
        commands.sendAndWait(command);
        audit.record(
                action,
                "availability/" + command.availabilityId(),
                null,
                command.entry().basis().citation());
    }

    /** Not found also in the moment between a ruling and its row. */
    private List<RulingView> found(String availabilityId) {
        List<RulingView> history = table.history(availabilityId);
        if (history.isEmpty()) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-availability-order");
        }
        return history;
    }
}
