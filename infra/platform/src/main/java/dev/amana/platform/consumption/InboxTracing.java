package dev.amana.platform.consumption;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes on with the trace that led to a foreign event, where tracing is on. */
final class InboxTracing {
    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    InboxTracing(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @SuppressWarnings("try") // the scope is left, never read
    void run(String group, Arrival arrival, Runnable handler) {
        String traceparent = arrival.headers().traceparent();
        if (tracer == null || propagator == null || traceparent == null) {
            handler.run();
            return;
        }
        Span span = propagator
                .extract(Map.of("traceparent", traceparent), Map::get)
                .name(group)
                .kind(Span.Kind.CONSUMER)
                .tag("messaging.system", "kafka")
                .tag("messaging.destination.name", arrival.message().topic())
                .tag("cloudevents.event_type", arrival.headers().type())
                .start();
        try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
            handler.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
