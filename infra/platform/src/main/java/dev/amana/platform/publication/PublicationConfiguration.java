package dev.amana.platform.publication;

import dev.amana.platform.eventstore.EventStoreConfiguration;
import dev.amana.platform.eventstore.ProcessorConfiguration;
import dev.amana.platform.eventstore.WakingEventStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** The processor that publishes, in every service that declares a {@link Publication}. */
@AutoConfiguration(
        before = {AxonAutoConfiguration.class, EventProcessingAutoConfiguration.class},
        after = {EventStoreConfiguration.class, ProcessorConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnBean(Publication.class)
public class PublicationConfiguration {
    /** How soon a stalled segment is taken up again. */
    private static final long RETRY_AFTER_MILLIS = 2_000;

    @Bean
    Publisher publisher(
            Publication publication,
            PublishedJson json,
            KafkaTemplate<String, byte[]> kafka,
            PublicationProgress progress,
            KafkaAdmin admin,
            Environment environment) {
        Publisher.Settings settings = new Publisher.Settings(
                "/amana/" + environment.getRequiredProperty("amana.context"),
                environment.getRequiredProperty("amana.publication.epoch", Integer.class),
                Duration.ofSeconds(
                        environment.getRequiredProperty("amana.publication.send-timeout-seconds", Long.class)));
        return new Publisher(publication, json, new Sends(kafka), progress, settings, admin::initialize);
    }

    @Bean
    ConfigurerModule publicationProcessor(WakingEventStore events, Environment environment) {
        int batchSize = environment.getRequiredProperty("amana.publication.batch-size", Integer.class);
        int segments = environment.getRequiredProperty("amana.publication.segments", Integer.class);
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        ProcessorConfiguration.PUBLICATION,
                        (config, builder) -> ProcessorConfiguration.claiming(builder.messageSource(events.promptly())
                                .batchSize(batchSize)
                                .initialSegmentCount(segments)
                                .tokenClaimInterval(RETRY_AFTER_MILLIS)));
    }

    /** The bean's name is the health component's: {@code publication}. */
    @Bean("publicationHealthIndicator")
    PublicationProgress publicationProgress(
            Clock clock,
            MeterRegistry meters,
            WakingEventStore store,
            ObjectProvider<EventProcessingConfiguration> processing) {
        return new PublicationProgress(clock, meters, lag(store, processing));
    }

    private static LongSupplier lag(WakingEventStore store, ObjectProvider<EventProcessingConfiguration> processing) {
        return () -> processing
                .getObject()
                .eventProcessor(ProcessorConfiguration.PUBLICATION, StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().values().stream()
                        .mapToLong(status -> position(status))
                        .min()
                        .orElse(0))
                .map(position -> Math.max(0, store.lastGlobalIndex() - position))
                .orElse(0L);
    }

    private static long position(EventTrackerStatus status) {
        return status.getCurrentPosition().orElse(0);
    }
}
