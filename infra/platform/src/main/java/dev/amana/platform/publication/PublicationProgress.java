package dev.amana.platform.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How publication goes, as metrics, log and health. A stall is a state of its own ({@code STALLED}): commands are still
 * accepted and stored, only the other contexts do not hear of them.
 */
public final class PublicationProgress implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationProgress.class);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(30);

    private final Clock clock;
    private final LongSupplier lag;
    private final Counter published;
    private final Counter failures;
    private volatile @Nullable Stall stall;
    private volatile @Nullable Instant lastLogged;

    private record Stall(Instant since, String eventId, String reason) {}

    /** @param lag events in the store that publication has not passed yet */
    PublicationProgress(Clock clock, MeterRegistry meters, LongSupplier lag) {
        this.clock = clock;
        this.lag = lag;
        this.published = meters.counter("amana.publication.events");
        this.failures = meters.counter("amana.publication.failures");
        meters.gauge("amana.publication.stalled", this, progress -> progress.stall == null ? 0 : 1);
        meters.gauge("amana.publication.lag.events", lag, LongSupplier::getAsLong);
    }

    void published(int events) {
        published.increment(events);
        Stall before = stall;
        stall = null;
        if (before != null) {
            LOG.info("publication goes on, after a stall since {}", before.since());
        }
    }

    void failed(String eventId, RuntimeException failure) {
        failures.increment();
        Instant now = clock.instant();
        Stall before = stall;
        stall = new Stall(before == null ? now : before.since(), eventId, failure.toString());
        Instant last = lastLogged;
        if (before == null || last == null || last.plus(LOG_INTERVAL).isBefore(now)) {
            lastLogged = now;
            LOG.error("publication is stalled at event {}; it will be tried again", eventId, failure);
        }
    }

    public boolean isStalled() {
        return stall != null;
    }

    @Override
    public Health health() {
        Stall now = stall;
        Health.Builder health = now == null
                ? Health.up()
                : Health.status("STALLED")
                        .withDetail("since", now.since().toString())
                        .withDetail("event", now.eventId())
                        .withDetail("reason", now.reason());
        return health.withDetail("lagEvents", lag.getAsLong()).build();
    }
}
