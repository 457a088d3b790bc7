package dev.amana.messaging.inbound;

import dev.amana.messaging.availability.Restriction;
import dev.amana.messaging.availability.Restriction.Cohort;
import dev.amana.messaging.availability.Restriction.Span;
import dev.amana.messaging.availability.Restrictions;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ObeyedScope;
import dev.amana.moderation.contract.UnavailabilityEvent.AvailabilityChanged;
import dev.amana.moderation.contract.UnavailabilityEvent.UnavailableScope;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.InboxConfiguration;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the orders that make writing here unavailable; by itself, so that none waits behind verdicts. An order for a class
 * of devices is left to whoever knows devices: a mail has none.
 */
@Component
class AvailabilityListener {
    static final String GROUP = "messaging.availability";
    private static final String SIGN_UPS = "SIGN_UPS";

    private final Inbox inbox;
    private final Restrictions restrictions;

    AvailabilityListener(Inbox inbox, Restrictions restrictions) {
        this.inbox = inbox;
        this.restrictions = restrictions;
    }

    @KafkaListener(
            id = GROUP,
            groupId = GROUP,
            topics = ModerationEvent.TOPIC,
            containerPostProcessor = InboxConfiguration.PROMPT_RETRIES)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, AvailabilityChanged.class, this::handle);
    }

    private void handle(Received<AvailabilityChanged> received) {
        AvailabilityChanged order = received.event();
        List<Restriction> ours = order.scopes().stream()
                .filter(scope -> order.deviceClass() == null && isOurs(scope))
                .map(scope -> restriction(order, scope))
                .toList();
        restrictions.replace(order.availabilityId(), order.revision(), ours);
    }

    private static boolean isOurs(UnavailableScope scope) {
        return ObeyedScope.isObeyedBy(ObeyedScope.MESSAGING, scope.subject(), scope.area());
    }

    private static Restriction restriction(AvailabilityChanged order, UnavailableScope scope) {
        return new Restriction(
                order.availabilityId(),
                scope.scopeId(),
                scope.area().equals(SIGN_UPS),
                scope.subject(),
                order.source(),
                order.citation(),
                order.documentUrl(),
                scope.fallback(),
                order.jurisdictions(),
                Cohort.valueOf(scope.cohort()),
                scope.from(),
                scope.inForce().stream()
                        .map(interval -> new Span(interval.from(), interval.until()))
                        .toList());
    }
}
