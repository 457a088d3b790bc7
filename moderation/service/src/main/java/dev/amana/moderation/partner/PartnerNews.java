package dev.amana.moderation.partner;

import dev.amana.moderation.availability.Effect;
import dev.amana.moderation.availability.RulingView;
import dev.amana.moderation.availability.Terms;
import dev.amana.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down that an end point is to be told of a ruling: once, however often that is asked for. */
@Component
class PartnerNews {
    private final WebhookDeliveries deliveries;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    PartnerNews(WebhookDeliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
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

    void tell(PartnerEndpoint endpoint, RulingView ruling) {
        deliveries.add(
                Ids.derived(
                        "webhook",
                        endpoint.endpointId(),
                        endpoint.subject(),
                        ruling.availabilityId() + ruling.revision()),
                endpoint.endpointId(),
                ruling.availabilityId(),
                ruling.revision(),
                json.writeValueAsString(told(ruling, endpoint.subject())),
                clock.instant());
    }

    private static Told told(RulingView view, String subject) {
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
                        view.effects().stream()
                                .filter(effect -> effect.scope().subject().equals(subject))
                                .toList()));
    }
}
