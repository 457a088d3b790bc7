package dev.amana.messaging.docket.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.messaging.conversation.ResolutionWay;
import dev.amana.messaging.docket.ClaimFigures;
import dev.amana.messaging.docket.ClaimableOrders;
import dev.amana.messaging.docket.ClaimableOrders.Order;
import dev.amana.messaging.docket.Resolutions;
import dev.amana.messaging.docket.Resolutions.Proposal;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Help before a claim: what else the buyer of an unanswered question may ask for, and the seller's agreement. */
@RestController
@RequestMapping("/api/claims")
@Tag(name = "Claims")
class HelpController {
    private final ClaimableOrders orders;
    private final Resolutions resolutions;
    private final ClaimFigures figures;

    HelpController(ClaimableOrders orders, Resolutions resolutions, ClaimFigures figures) {
        this.orders = orders;
        this.resolutions = resolutions;
        this.figures = figures;
    }

    /**
     * What helps now.
     *
     * @param openSince when the oldest unanswered question came; absent where none is older than the limit
     * @param ways what may be proposed now
     * @param proposed what the buyer asked for
     * @param settledAt when the seller agreed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Help(
            String orderId,
            @Nullable Instant openSince,
            List<String> ways,
            @Nullable String proposed,
            @Nullable Instant settledAt) {}

    record Propose(
            @NotNull @Pattern(regexp = "return|refund|replacement")
            String way) {}

    @GetMapping("/help/{orderId}")
    @PreAuthorize("hasAnyRole('buyer', 'seller')")
    @Operation(operationId = "claimHelp", summary = "What helps before a claim, for the order's buyer and seller")
    Help help(@PathVariable String orderId) {
        return help(order(orderId));
    }

    @PostMapping("/help/{orderId}/proposal")
    @PreAuthorize("hasRole('buyer')")
    @Operation(operationId = "proposeResolution", summary = "The buyer asks for a return, a refund or a replacement")
    Help propose(@PathVariable String orderId, @Valid @RequestBody Propose proposal) {
        Order order = order(orderId);
        if (!order.buyerId().equals(Caller.current().subject())) {
            throw ClaimAccess.notFound();
        }
        if (!resolutions.propose(order, ResolutionWay.valueOf(proposal.way().toUpperCase(Locale.ROOT)))) {
            throw new ProblemException(HttpStatus.CONFLICT, "claim-no-overdue-question");
        }
        return help(order);
    }

    @PostMapping("/help/{orderId}/agreement")
    @PreAuthorize("hasRole('seller')")
    @ResponseStatus(HttpStatus.OK)
    @Operation(operationId = "agreeToResolution", summary = "The seller agrees, which settles it without a claim")
    Help agree(@PathVariable String orderId) {
        Order order = order(orderId);
        if (!order.sellerId().equals(Caller.current().subject()) || !resolutions.agree(order)) {
            throw ClaimAccess.notFound();
        }
        return help(order);
    }

    @GetMapping("/figures")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    @Operation(operationId = "claimFigures", summary = "How many claims, how long they take, how many were not needed")
    ClaimFigures.Figures figures() {
        return figures.now();
    }

    private Order order(String orderId) {
        return orders.find(orderId, Caller.current().subject()).orElseThrow(ClaimAccess::notFound);
    }

    private Help help(Order order) {
        Instant since = resolutions.openSince(order).orElse(null);
        Proposal proposal = resolutions.find(order).orElse(null);
        boolean settled = proposal != null && proposal.agreedAt() != null;
        List<String> ways = since == null || settled
                ? List.of()
                : Arrays.stream(ResolutionWay.values())
                        .map(HelpController::word)
                        .toList();
        return new Help(
                order.orderId(),
                since,
                ways,
                proposal == null ? null : word(proposal.way()),
                proposal == null ? null : proposal.agreedAt());
    }

    private static String word(ResolutionWay way) {
        return way.name().toLowerCase(Locale.ROOT);
    }
}
