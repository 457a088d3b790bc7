package dev.amana.moderation.web;

import dev.amana.moderation.assignment.Assignment;
import dev.amana.moderation.assignment.Assignments;
import dev.amana.platform.audit.AuditTrail;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who of the staff was assigned to what, and so had to do with whom. */
@RestController
@RequestMapping("/api/assignments")
class AssignmentController {
    private final Assignments assignments;
    private final AuditTrail audit;

    AssignmentController(Assignments assignments, AuditTrail audit) {
        this.assignments = assignments;
        this.audit = audit;
    }

    /** @param at those that lasted then; all, if not said */
    @GetMapping
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    List<Assignment> list(
            @RequestParam(required = false) @Nullable String staffId,
            @RequestParam(required = false) @Nullable String partyId,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000) int page) {
        audit.record("assignments.read", staffId == null ? "assignments" : "staff/" + staffId, null, null);
        return assignments.find(staffId, partyId, at, size, page * size);
    }
}
