package dev.amana.gateway.intake.web;

import dev.amana.gateway.intake.Identifiers;
import dev.amana.gateway.intake.Intake;
import dev.amana.gateway.intake.OrderDetails;
import dev.amana.gateway.intake.OrderFact;
import dev.amana.gateway.intake.PartyDetails;
import dev.amana.gateway.intake.Told;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door of the marketplace's backend. 201 for a new fact, 200 for one that was told before. */
@RestController
@RequestMapping("/api")
@PreAuthorize("hasRole('marketplace')")
class IntakeController {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Intake intake;

    IntakeController(Intake intake) {
        this.intake = intake;
    }

    @PutMapping("/parties/{partyId}")
    ResponseEntity<Told> party(
            @PathVariable @Pattern(regexp = Identifiers.PATTERN) String partyId,
            @Valid @RequestBody PartyDetails details,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey) {
        return receipt(intake.party(partyId, details, idempotencyKey));
    }

    @PutMapping("/orders/{orderId}")
    ResponseEntity<Told> order(
            @PathVariable @Pattern(regexp = Identifiers.PATTERN) String orderId,
            @Valid @RequestBody OrderDetails details,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey) {
        return receipt(intake.order(orderId, details, idempotencyKey));
    }

    @PostMapping("/orders/{orderId}/facts")
    ResponseEntity<Told> fact(
            @PathVariable @Pattern(regexp = Identifiers.PATTERN) String orderId,
            @Valid @RequestBody OrderFact fact,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey) {
        return receipt(intake.fact(orderId, fact, idempotencyKey));
    }

    private static ResponseEntity<Told> receipt(Told told) {
        return ResponseEntity.status(told.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(told);
    }
}
