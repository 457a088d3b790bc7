package dev.amana.moderation.partner;

import dev.amana.moderation.partner.WebhookDelivery.State;
import dev.amana.platform.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings deliveries to their end points, each until it is taken or has failed too often. A partner that answers slowly, or
 * never, delays nobody but itself.
 */
@Component
class WebhookPost implements SmartLifecycle {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LEASE_BEYOND_DEADLINE = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(WebhookPost.class);

    private final WebhookDeliveries deliveries;
    private final PartnerEndpoints endpoints;
    private final WebhookClient client;
    private final PartnerProperties properties;
    private final Clock clock;
    /** How many requests to which end point this instance waits for. */
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    private final BackgroundLoop loop = new BackgroundLoop("moderation-webhooks", LOOK_EVERY, this::send);

    WebhookPost(
            WebhookDeliveries deliveries,
            PartnerEndpoints endpoints,
            WebhookClient client,
            PartnerProperties properties,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    void wake() {
        loop.wake();
    }

    /** Begins what may begin now, and waits for none of it: each end wakes the loop. */
    private boolean send() {
        int free = properties.mostAtOnce()
                - underWay.values().stream().mapToInt(Integer::intValue).sum();
        if (free <= 0) {
            return false;
        }
        List<WebhookDeliveries.Claimed> due = deliveries.claim(clock.instant(), lease(), busy(), free);
        due.forEach(this::begin);
        return !due.isEmpty();
    }

    private Duration lease() {
        return properties.deadline().plus(LEASE_BEYOND_DEADLINE);
    }

    private List<String> busy() {
        return underWay.entrySet().stream()
                .filter(entry -> entry.getValue() >= properties.mostPerEndpoint())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void begin(WebhookDeliveries.Claimed claimed) {
        underWay.merge(claimed.endpointId(), 1, Integer::sum);
        Thread.ofVirtual().name("webhook-" + claimed.deliveryId()).start(() -> {
            try {
                send(claimed);
            } catch (RuntimeException failure) {
                // The lease ends, and it is tried again.
                log.warn("Delivery {} could not be settled", claimed.deliveryId(), failure);
            } finally {
                underWay.computeIfPresent(claimed.endpointId(), (id, count) -> count == 1 ? null : count - 1);
                loop.wake();
            }
        });
    }

    private void send(WebhookDeliveries.Claimed claimed) {
        Instant now = clock.instant();
        Optional<PartnerEndpoint> endpoint =
                endpoints.find(claimed.endpointId()).filter(found -> found.disabledAt() == null);
        if (endpoint.isEmpty()) {
            deliveries.settle(claimed.deliveryId(), State.DEAD, "disabled", now, now);
            return;
        }
        WebhookClient.Answer answer = client.post(endpoint.get(), claimed.deliveryId(), claimed.payload(), now);
        List<Duration> backoff = properties.backoff();
        if (answer.taken()) {
            deliveries.settle(claimed.deliveryId(), State.DELIVERED, answer.outcome(), now, now);
        } else if (claimed.attempts() >= backoff.size()) {
            deliveries.settle(claimed.deliveryId(), State.DEAD, answer.outcome(), now, now);
        } else {
            Instant next = now.plus(backoff.get(claimed.attempts()));
            deliveries.settle(claimed.deliveryId(), State.PENDING, answer.outcome(), now, next);
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
