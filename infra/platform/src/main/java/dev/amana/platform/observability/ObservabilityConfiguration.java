package dev.amana.platform.observability;

import io.micrometer.tracing.Tracer;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What events carry so that a trace goes from the command through Kafka to the index. */
@AutoConfiguration(before = AxonAutoConfiguration.class)
public class ObservabilityConfiguration {
    @Bean
    CorrelationDataProvider traceCorrelation(ObjectProvider<Tracer> tracer) {
        return new TraceCorrelation(tracer.getIfAvailable());
    }
}
