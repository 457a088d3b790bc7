package dev.amana.moderation.partner;

import dev.amana.moderation.availability.AvailabilityEvent;
import dev.amana.moderation.availability.RulingView;
import dev.amana.moderation.contract.ObeyedScope;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Has every end point of a subject told of every ruling on it. Its state rows are the deliveries. */
@Component
@ProcessingGroup(WhenOrderChangesThenTellPartners.GROUP)
class WhenOrderChangesThenTellPartners {
    static final String GROUP = "moderation.partners";

    private final PartnerEndpoints endpoints;
    private final PartnerNews news;
    private final WebhookPost post;

    WhenOrderChangesThenTellPartners(PartnerEndpoints endpoints, PartnerNews news, WebhookPost post) {
        this.endpoints = endpoints;
        this.news = news;
        this.post = post;
    }

    @EventHandler
    @DisallowReplay
    void on(AvailabilityEvent event) {
        RulingView ruling = RulingView.of(event);
        ruling.effects().stream()
                .map(effect -> effect.scope().subject())
                .filter(subject -> !ObeyedScope.isOwn(subject))
                .distinct()
                .flatMap(subject -> endpoints.of(subject).stream())
                .forEach(endpoint -> news.tell(endpoint, ruling));
        post.wake();
    }
}
