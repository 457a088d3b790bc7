package dev.amana.moderation.partner;

import dev.amana.moderation.partner.WebhookDelivery.State;
import dev.amana.platform.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings deliveries to their end points, each until it is taken or has failed too often. */
@Component
class WebhookPost implements SmartLifecycle {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LEASE_BEYOND_TIMEOUTS = Duration.ofSeconds(30);

    private final WebhookDeliveries deliveries;
    private final PartnerEndpoints endpoints;
    private final WebhookClient client;
    private final PartnerProperties properties;
    private final Clock clock;
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

    private boolean send() {
        Duration lease = properties.timeout().multipliedBy(2).plus(LEASE_BEYOND_TIMEOUTS);
        List<WebhookDeliveries.Claimed> due = deliveries.claim(clock.instant(), lease, properties.mostAtOnce());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(claimed -> threads.execute(() -> send(claimed)));
        }
        return due.size() == properties.mostAtOnce();
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
