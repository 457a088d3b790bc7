package dev.amana.platform.consumption;

import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** Hands one record to its handler, a bounded number of times. */
final class RecordHandling {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int PAUSE_FACTOR = 4;

    private final PublishedJson json;
    private final InboxTracing tracing;
    private final InboxMetrics metrics;
    private final int attempts;

    RecordHandling(PublishedJson json, InboxTracing tracing, InboxMetrics metrics, int attempts) {
        this.json = json;
        this.tracing = tracing;
        this.metrics = metrics;
        this.attempts = attempts;
    }

    /** Throws what the handler threw at last. */
    <E extends PublishedEvent> void handle(
            String group, Arrival arrival, Received<E> received, Consumer<Received<E>> handler) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                tracing.run(group, arrival, () -> handler.accept(received));
                metrics.handled(group, received.time());
                return;
            } catch (RuntimeException e) {
                if (attempt == attempts) {
                    throw e;
                }
                metrics.retried(group);
                sleep(pause, e);
                pause = pause.multipliedBy(PAUSE_FACTOR);
            }
        }
    }

    private static void sleep(Duration pause, RuntimeException failure) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** Throws {@link MalformedRecordException} where the value is not what its type says. */
    <E extends PublishedEvent> Received<E> read(Arrival arrival, Contract<E> contract) {
        CloudEventHeaders headers = arrival.headers();
        try {
            E event = json.read(arrival.message().value(), Objects.requireNonNull(contract.typeOf(headers.type())));
            return new Received<>(
                    headers.id(),
                    headers.type(),
                    arrival.key(),
                    headers.epoch(),
                    headers.sequence(),
                    headers.orderId(),
                    headers.time(),
                    event);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new MalformedRecordException("not a " + headers.type() + ": " + e.getMessage(), e);
        }
    }
}
