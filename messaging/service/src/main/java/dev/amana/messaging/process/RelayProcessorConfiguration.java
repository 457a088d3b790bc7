package dev.amana.messaging.process;

import dev.amana.platform.eventstore.ProcessorConfiguration;
import dev.amana.platform.eventstore.WakingEventStore;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How relaying runs: a mail leaves when the batch it is in is committed, so batches are smaller than elsewhere; building mails is
 * work, so there are as many segments as processors to do it, of a first instance, within bounds.
 */
@Configuration(proxyBeanMethods = false)
class RelayProcessorConfiguration {
    private static final int FEWEST_SEGMENTS = 2;
    private static final int MOST_SEGMENTS = 4;
    private static final int BATCH_SIZE = 48;

    @Bean
    ConfigurerModule relayProcessor(WakingEventStore events) {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        WhenMessageReleasedThenRelay.GROUP,
                        (config, builder) -> ProcessorConfiguration.claiming(builder.messageSource(events.promptly())
                                .batchSize(BATCH_SIZE)
                                .initialSegmentCount(Math.clamp(
                                        Runtime.getRuntime().availableProcessors(), FEWEST_SEGMENTS, MOST_SEGMENTS))));
    }
}
