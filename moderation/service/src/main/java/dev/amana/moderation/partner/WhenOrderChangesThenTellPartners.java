package dev.amana.moderation.partner;

import dev.amana.moderation.availability.AvailabilityEvent;
import dev.amana.moderation.availability.Effect;
import dev.amana.moderation.availability.RulingView;
import dev.amana.moderation.availability.Terms;
import dev.amana.moderation.contract.ObeyedScope;
import dev.amana.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Has every end point of a subject told of every ruling on it. Its state rows are the deliveries. */
@Component
@ProcessingGroup(WhenOrderChangesThenTellPartners.GROUP)
class WhenOrderChangesThenTellPartners {
    static final String GROUP = "moderation.partners";

    private final PartnerEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final WebhookPost post;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    WhenOrderChangesThenTellPartners(
            PartnerEndpoints endpoints, WebhookDeliveries deliveries, WebhookPost post, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.post = post;
        this.clock = clock;
    }

    /** What a partner reads: the envelope of Standard Webhooks, and in it what is known of its subject now. */
    record Told(String type, Instant timestamp, Order data) {}

    record Order(
            String availabilityId,
            int revision,
            String ruling,
            String subject,
            Terms.Source source,
            Terms.Basis basis,
            List<String> jurisdictions,
            @Nullable String deviceClass,
            List<Effect> scopes) {}

    @EventHandler
    @DisallowReplay
    void on(AvailabilityEvent event) {
        RulingView ruling = RulingView.of(event);
        Map<String, List<Effect>> bySubject = ruling.effects().stream()
                .filter(effect -> !ObeyedScope.isOwn(effect.scope().subject()))
                .collect(Collectors.groupingBy(effect -> effect.scope().subject()));
        bySubject.forEach((subject, effects) -> endpoints
                .of(subject)
                .forEach(endpoint -> deliveries.add(
                        Ids.derived(
                                "webhook", endpoint.endpointId(), subject, event.availabilityId() + event.revision()),
                        endpoint.endpointId(),
                        event.availabilityId(),
                        event.revision(),
                        json.writeValueAsString(told(ruling, subject, effects)),
                        clock.instant())));
        post.wake();
    }

    private static Told told(RulingView view, String subject, List<Effect> effects) {
        return new Told(
                "availability.changed",
                view.ruling().recordedAt(),
                new Order(
                        view.availabilityId(),
                        view.revision(),
                        view.kind(),
                        subject,
                        view.terms().source(),
                        view.ruling().basis(),
                        view.terms().jurisdictions(),
                        view.terms().deviceClass(),
                        effects));
    }
}
