package dev.amana.platform.observability;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;

/** Stores the current trace with each event as a W3C {@code traceparent}; nothing else is kept of a command. */
final class TraceCorrelation implements CorrelationDataProvider {
    private final @Nullable Tracer tracer;

    TraceCorrelation(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Span span = tracer == null ? null : tracer.currentSpan();
        return span == null ? Map.of() : Map.of("traceparent", traceparent(span.context()));
    }

    private static String traceparent(TraceContext context) {
        return "00-" + context.traceId() + "-" + context.spanId() + (isSampled(context.sampled()) ? "-01" : "-00");
    }

    private static boolean isSampled(@Nullable Boolean sampled) {
        return Boolean.TRUE.equals(sampled);
    }
}
