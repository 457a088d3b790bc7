package dev.amana.moderation.web;

import dev.amana.moderation.partner.PartnerEndpoint;
import dev.amana.moderation.partner.PartnerEndpoints;
import dev.amana.moderation.partner.Signatures;
import dev.amana.moderation.partner.WebhookClient;
import dev.amana.moderation.partner.WebhookDeliveries;
import dev.amana.moderation.partner.WebhookDelivery;
import dev.amana.platform.Ids;
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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** Where partners are told of orders about their subjects, and how that went. All of it is audited. */
@RestController
@RequestMapping("/api/partner-endpoints")
@PreAuthorize("hasRole('trust-lead')")
class PartnerEndpointController {
    private final PartnerEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final WebhookClient client;
    private final Signatures signatures;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    PartnerEndpointController(
            PartnerEndpoints endpoints,
            WebhookDeliveries deliveries,
            WebhookClient client,
            Signatures signatures,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.client = client;
        this.signatures = signatures;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    record NewEndpoint(
            @NotBlank @Pattern(regexp = AvailabilityRequests.SUBJECT)
            String subject,

            @NotNull URI url) {}

    /** @param secret shown this once */
    record Secret(String endpointId, String secret) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Secret register(@Valid @RequestBody NewEndpoint endpoint) {
        if (!client.takes(endpoint.url())) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "partner-endpoint-url");
        }
        String endpointId = ids.next();
        endpoints.add(
                endpointId, endpoint.subject(), endpoint.url(), Caller.current().subject());
        record("register", endpointId);
        return new Secret(endpointId, signatures.secret(endpointId, 1));
    }

    @GetMapping
    List<PartnerEndpoint> list() {
        return endpoints.all();
    }

    @PostMapping("/{endpointId}/secret")
    Secret rotate(@PathVariable String endpointId) {
        found(endpointId);
        endpoints.rotate(endpointId);
        record("rotate", endpointId);
        return new Secret(
                endpointId, signatures.secret(endpointId, found(endpointId).generation()));
    }

    @DeleteMapping("/{endpointId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable String endpointId) {
        found(endpointId);
        endpoints.disable(endpointId);
        record("disable", endpointId);
    }

    /** @param state {@code DEAD} for those that were given up */
    @GetMapping("/deliveries")
    List<WebhookDelivery> deliveries(
            @RequestParam(required = false) @Nullable @Size(max = 100) String endpointId,
            @RequestParam(required = false) WebhookDelivery.@Nullable State state,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000) int page) {
        return deliveries.find(endpointId, state, size, page * size);
    }

    @PostMapping("/deliveries/{deliveryId}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(@PathVariable String deliveryId) {
        if (!deliveries.replay(deliveryId, clock.instant())) {
            throw new ProblemException(HttpStatus.CONFLICT, "delivery-not-dead");
        }
        record("replay", "delivery/" + deliveryId);
    }

    private PartnerEndpoint found(String endpointId) {
        return endpoints
                .find(endpointId)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-partner-endpoint"));
    }

    private void record(String action, String target) {
        audit.record("partner-endpoint." + action, "partner-endpoint/" + target, null, null);
    }
}
