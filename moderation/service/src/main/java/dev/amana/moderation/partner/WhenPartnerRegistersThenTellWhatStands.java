package dev.amana.moderation.partner;

import dev.amana.moderation.availability.AvailabilityTable;
import dev.amana.moderation.contract.ObeyedScope;
import dev.amana.platform.BackgroundLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has an end point that registers told of the orders on its subject that are in force, or will be: whoever comes late must know
 * what stands. Its state is the end point's {@code introduced_at}.
 */
@Component
class WhenPartnerRegistersThenTellWhatStands implements SmartLifecycle {
    private static final Duration TICK = Duration.ofSeconds(1);
    /**
     * A ruling from the very moment of the registration may have been handed out before the end point was there, and be written
     * down after it is looked for. So it is looked for again until then; what was told is not told twice.
     */
    private static final Duration LOOK_FOR = Duration.ofSeconds(60);

    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_ORDERS = 200;

    private final PartnerEndpoints endpoints;
    private final AvailabilityTable orders;
    private final PartnerNews news;
    private final WebhookPost post;
    private final Clock clock;
    private final BackgroundLoop loop = new BackgroundLoop("moderation-new-partners", TICK, this::introduce);

    WhenPartnerRegistersThenTellWhatStands(
            PartnerEndpoints endpoints, AvailabilityTable orders, PartnerNews news, WebhookPost post, Clock clock) {
        this.endpoints = endpoints;
        this.orders = orders;
        this.news = news;
        this.post = post;
        this.clock = clock;
    }

    private boolean introduce() {
        List<PartnerEndpoint> strangers = endpoints.notIntroduced(MOST_AT_ONCE);
        strangers.forEach(this::introduce);
        if (!strangers.isEmpty()) {
            post.wake();
        }
        return false;
    }

    private void introduce(PartnerEndpoint endpoint) {
        Instant now = clock.instant();
        if (!ObeyedScope.isOwn(endpoint.subject())) {
            orders.standing(endpoint.subject(), now, MOST_ORDERS).forEach(ruling -> news.tell(endpoint, ruling));
        }
        if (endpoint.createdAt().plus(LOOK_FOR).isBefore(now)) {
            endpoints.introduced(endpoint.endpointId());
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
