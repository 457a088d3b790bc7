package dev.amana.gateway.erasure.web;

import dev.amana.gateway.erasure.ErasureTable;
import dev.amana.gateway.erasure.ErasureTable.Confirmation;
import dev.amana.gateway.erasure.ErasureTable.Row;
import dev.amana.gateway.erasure.KeptReasons;
import dev.amana.gateway.intake.Identifiers;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.erasure.Erasure;
import dev.amana.platform.erasure.ErasureOutcome;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for forgetting a party, and for seeing how far that has come. */
@RestController
@RequestMapping("/api")
@PreAuthorize("hasAnyRole('data-protection', 'marketplace')")
class ErasureController {
    /** Each of these holds data about parties and has to confirm. */
    private static final Set<String> CONTEXTS = Set.of("messaging", "moderation", "payments", "gifting", "gateway");

    private final Erasure erasure;
    private final ErasureTable table;
    private final AuditTrail audit;
    private final KeptReasons reasons;

    ErasureController(Erasure erasure, ErasureTable table, AuditTrail audit, KeptReasons reasons) {
        this.erasure = erasure;
        this.table = table;
        this.audit = audit;
        this.reasons = reasons;
    }

    record Accepted(String erasureId) {}

    /** @param because in the reader's language */
    record Kept(String retention, String because) {}

    /**
     * How far an erasure has come.
     *
     * @param erased retention classes that nobody can read any more
     * @param confirmedBy contexts that have dropped what they had derived, too
     * @param complete whether all contexts have
     */
    record Progress(
            String erasureId,
            String partyId,
            Instant requestedAt,
            List<String> erased,
            List<Kept> kept,
            List<Confirmation> confirmedBy,
            boolean complete) {}

    /** When this answers, the keys are gone; what was derived goes within seconds. Repeated, it is the same erasure. */
    @DeleteMapping("/parties/{partyId}")
    ResponseEntity<Accepted> erase(@PathVariable @Pattern(regexp = Identifiers.PATTERN) String partyId) {
        audit.record("party.erase", "party/" + partyId, null, null);
        ErasureOutcome outcome = erasure.erase(partyId);
        table.add(outcome, Caller.current().subject());
        return ResponseEntity.accepted()
                .location(URI.create("/api/erasures/" + outcome.erasureId()))
                .body(new Accepted(outcome.erasureId()));
    }

    @GetMapping("/erasures/{erasureId}")
    Progress progress(@PathVariable String erasureId, Locale locale) {
        Row row = table.find(erasureId)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-erasure", erasureId));
        List<Confirmation> confirmations = table.confirmations(erasureId);
        Set<String> confirmed =
                confirmations.stream().map(Confirmation::context).collect(Collectors.toSet());
        return new Progress(
                erasureId,
                row.partyId(),
                row.requestedAt(),
                row.erased(),
                row.kept().entrySet().stream()
                        .map(kept -> new Kept(kept.getKey(), reasons.text(kept.getValue(), locale)))
                        .toList(),
                confirmations,
                confirmed.containsAll(CONTEXTS));
    }
}
