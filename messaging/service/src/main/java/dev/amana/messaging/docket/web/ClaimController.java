package dev.amana.messaging.docket.web;

import dev.amana.messaging.claim.Money;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimOpening;
import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.messaging.docket.ClaimableOrders;
import dev.amana.messaging.docket.ClaimableOrders.Order;
import dev.amana.messaging.docket.Masking;
import dev.amana.messaging.docket.web.ClaimAccess.Look;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/claims")
@Tag(name = "Claims")
class ClaimController {
    private static final int LARGEST_PAGE = 200;

    private final ClaimQueries claims;
    private final ClaimableOrders orders;
    private final ClaimOpening opening;
    private final ClaimAccess access;
    private final Masking masking;
    private final AuditTrail audit;

    ClaimController(
            ClaimQueries claims,
            ClaimableOrders orders,
            ClaimOpening opening,
            ClaimAccess access,
            Masking masking,
            AuditTrail audit) {
        this.claims = claims;
        this.orders = orders;
        this.opening = opening;
        this.access = access;
        this.masking = masking;
        this.audit = audit;
    }

    record Opened(String claimId) {}

    record ClaimPage(List<ClaimView> items, @Nullable String nextCursor) {}

    @PostMapping
    @PreAuthorize("hasRole('buyer')")
    @Operation(
            operationId = "openClaim",
            summary = "Opens a claim on an order; its conversation is evidence from then on")
    ResponseEntity<Opened> open(@Valid @RequestBody ClaimRequest.Open request) {
        ClaimOpening.Opened opened = take(request);
        return ResponseEntity.status(opened.now() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Opened(opened.claimId()));
    }

    /** The claim that was opened by this, or before with the same words. */
    @PreAuthorize("hasRole('buyer')")
    String opened(ClaimRequest.Open request) {
        return take(request).claimId();
    }

    private ClaimOpening.Opened take(ClaimRequest.Open request) {
        String buyerId = Caller.current().subject();
        Order order = orders.find(request.orderId(), buyerId)
                .filter(found -> found.buyerId().equals(buyerId))
                .orElseThrow(ClaimAccess::notFound);
        return opening.open(order, request.claimReason(), wanted(order, request.wanted()), request.statement());
    }

    private static Money wanted(Order order, ClaimRequest.@Nullable Amount wanted) {
        Money total = order.total();
        if (wanted == null) {
            if (total == null) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "claim-amount-required");
            }
            return total;
        }
        Money money = wanted.money();
        if (total != null
                && (!total.currency().equals(money.currency()) || money.amountMinor() > total.amountMinor())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "claim-not-that-much",
                    String.valueOf(total.amountMinor()),
                    total.currency());
        }
        return money;
    }

    @GetMapping("/{claimId}")
    @Operation(operationId = "readClaim", summary = "A claim with what was done and said in it")
    ClaimView read(
            @PathVariable String claimId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        Look look = access.look(claimId, "claim.read", ClaimAccess.reason(reason, reasonHeader));
        ClaimRow claim = look.claim();
        String other = look.as() == Party.BUYER ? claim.sellerId() : claim.buyerId();
        return ClaimView.of(look, claims.entries(claimId), masking.of(other));
    }

    @GetMapping
    @Operation(operationId = "listClaims", summary = "The caller's claims; for staff those in a state, with a reason")
    ClaimPage list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        Caller caller = access.caller();
        int limit = Math.clamp(size, 1, LARGEST_PAGE);
        boolean staff = ClaimAccess.isStaff(caller);
        List<ClaimRow> rows = staff
                ? inState(state, cursor, limit, ClaimAccess.reason(reason, reasonHeader))
                : claims.of(caller.subject(), cursor, limit);
        List<ClaimView> items = rows.stream()
                .map(row -> ClaimView.of(row, staff ? Party.STAFF : side(row, caller)))
                .toList();
        return new ClaimPage(items, rows.size() < limit ? null : rows.getLast().claimId());
    }

    private List<ClaimRow> inState(@Nullable String state, String cursor, int limit, @Nullable String reason) {
        if (reason == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "reason-required");
        }
        audit.record("claim.list", "claims", null, reason);
        return claims.in(state(Objects.requireNonNullElse(state, "in-review")), cursor, limit);
    }

    private static ClaimRow.State state(String word) {
        try {
            return ClaimRow.State.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "claim-unknown-state");
        }
    }

    private static Party side(ClaimRow row, Caller caller) {
        return row.buyerId().equals(caller.subject()) ? Party.BUYER : Party.SELLER;
    }
}
