package dev.amana.messaging.outbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers of the queue, all under {@code amana.messaging.outbound}. */
final class OutboundMetrics {
    private static final String NAME = "amana.messaging.outbound.";

    private final Counter deferred;
    private final Counter failed;
    private final Counter unknown;
    private final MeterRegistry registry;
    private final Counter perhapsTwice;
    private final Timer delay;
    private final AtomicLong waiting = new AtomicLong();

    OutboundMetrics(MeterRegistry registry) {
        deferred = registry.counter(NAME + "deferred");
        failed = registry.counter(NAME + "failed");
        unknown = registry.counter(NAME + "outcome.unknown");
        this.registry = registry;
        perhapsTwice = registry.counter(NAME + "perhaps.twice");
        delay = Timer.builder(NAME + "delay")
                .description("From queued to taken by the next hop")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        Gauge.builder(NAME + "waiting", waiting, AtomicLong::doubleValue).register(registry);
    }

    void finished(Outcome outcome) {
        switch (outcome.next()) {
            case SENT -> delay.record(Duration.between(outcome.ticket().enqueuedAt(), outcome.at()));
            case FAILED -> failed.increment();
            case QUEUED -> deferred.increment();
        }
    }

    void unknownOutcome() {
        unknown.increment();
    }

    /** @param kind what came back, or {@code forged} or {@code unknown} where it belongs to no mail */
    void bounce(String kind) {
        registry.counter(NAME + "bounces", "kind", kind).increment();
    }

    void perhapsTwice(int mails) {
        perhapsTwice.increment(mails);
    }

    void waiting(long mails) {
        waiting.set(mails);
    }
}
