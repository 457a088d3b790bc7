package dev.amana.moderation.classifier;

import dev.amana.platform.eventstore.ProcessorConfiguration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.async.SequentialPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How learning runs: in one sequence, since another order would be another model. */
@Configuration(proxyBeanMethods = false)
class ClassifierProcessorConfiguration {
    private static final int BATCH_SIZE = 20;

    @Bean
    ConfigurerModule classifierProcessor() {
        return configurer -> configurer
                .eventProcessing()
                .registerSequencingPolicy(ClassifierProjection.GROUP, config -> new SequentialPolicy())
                .registerPooledStreamingEventProcessorConfiguration(
                        ClassifierProjection.GROUP,
                        (config, builder) -> ProcessorConfiguration.claiming(
                                builder.batchSize(BATCH_SIZE).initialSegmentCount(1)));
    }
}
