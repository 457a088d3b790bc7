package dev.amana.platform.consumption;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What a consumer group does, per group: handled events with their age, duplicates, retries, dead letters. */
final class InboxMetrics {
    private static final String GROUP = "group";

    private final MeterRegistry meters;
    private final Clock clock;

    InboxMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void handled(String group, Instant decidedAt) {
        Duration age = Duration.between(decidedAt, clock.instant());
        Timer.builder("amana.inbox.latency")
                .description("From the decision of a foreign event to the end of its handling")
                .tag(GROUP, group)
                .register(meters)
                .record(age.isNegative() ? Duration.ZERO : age);
    }

    void duplicates(String group, int count) {
        meters.counter("amana.inbox.duplicates", GROUP, group).increment(count);
    }

    void skipped(String group, String type) {
        meters.counter("amana.inbox.skipped", GROUP, group, "type", type).increment();
    }

    void retried(String group) {
        meters.counter("amana.inbox.retries", GROUP, group).increment();
    }

    void parked(String group) {
        meters.counter("amana.inbox.dead.letters", GROUP, group).increment();
    }
}
