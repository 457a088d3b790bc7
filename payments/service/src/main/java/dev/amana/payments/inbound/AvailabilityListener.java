package dev.amana.payments.inbound;

import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ObeyedScope;
import dev.amana.moderation.contract.UnavailabilityEvent.AvailabilityChanged;
import dev.amana.moderation.contract.UnavailabilityEvent.UnavailableScope;
import dev.amana.payments.availability.Restriction;
import dev.amana.payments.availability.Restriction.Cohort;
import dev.amana.payments.availability.Restriction.Span;
import dev.amana.payments.availability.Restrictions;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.InboxConfiguration;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the orders that make paying here unavailable; what concerns others, or a class of devices that only they know, is
 * left out.
 */
@Component
class AvailabilityListener {
    private static final String GROUP = "payments.availability";

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
        inbox.consume(GROUP, batch, ModerationEvent.class, this::handle);
    }

    private void handle(Received<ModerationEvent> received) {
        if (received.event() instanceof AvailabilityChanged order) {
            List<Restriction> ours = order.scopes().stream()
                    .filter(scope -> order.deviceClass() == null && isOurs(scope))
                    .map(scope -> restriction(order, scope))
                    .toList();
            restrictions.replace(order.availabilityId(), order.revision(), ours);
        }
    }

    private static boolean isOurs(UnavailableScope scope) {
        return ObeyedScope.isObeyedBy(ObeyedScope.PAYMENTS, scope.subject(), scope.area());
    }

    private static Restriction restriction(AvailabilityChanged order, UnavailableScope scope) {
        return new Restriction(
                scope.scopeId(),
                order.source(),
                order.citation(),
                scope.fallback(),
                order.jurisdictions(),
                Cohort.valueOf(scope.cohort()),
                scope.from(),
                scope.inForce().stream()
                        .map(interval -> new Span(interval.from(), interval.until()))
                        .toList());
    }
}
