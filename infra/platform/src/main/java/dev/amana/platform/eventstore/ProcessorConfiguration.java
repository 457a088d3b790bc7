package dev.amana.platform.eventstore;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.amana.platform.eventstore.HandlerSavepoints.RepeatBatchException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How a service's own streaming processors run: pooled, one segment, batches of 100, in order per aggregate, with a
 * dead-letter queue. Publication alone has no such queue: it stalls rather than leave something out.
 */
@AutoConfiguration(
        before = {AxonAutoConfiguration.class, EventProcessingAutoConfiguration.class},
        after = EventStoreConfiguration.class)
public class ProcessorConfiguration {
    /** The processing group of publication. */
    public static final String PUBLICATION = "publication";

    private static final int BATCH_SIZE = 100;
    /** How long after a crash another instance, or the next start, takes a processor over. */
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    private static final int RETRY_SECONDS = 60;
    /**
     * A batch writes once for all its events, which is faster than events come: a second segment would write as much again for half
     * as many each. Instances share the processors among them.
     */
    private static final int SEGMENTS = 1;

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        return TokenTable.of(connections, serializer, CLAIM_TIMEOUT);
    }

    @Bean
    HandlerSavepoints handlerSavepoints(PlatformTransactionManager transactions) {
        return new HandlerSavepoints(new NestedTransactions(transactions));
    }

    @Bean
    ProjectionDeadLetters projectionDeadLetters(
            ObjectProvider<EventProcessingConfiguration> processing, JdbcClient jdbc) {
        return new ProjectionDeadLetters(processing, jdbc);
    }

    /** What failed for a passing reason heals by itself; what does not, fails again and shows in the log. */
    @Bean
    RecurringTask<Void> projectionDeadLetterRetry(ProjectionDeadLetters letters) {
        return Tasks.recurring("platform-projection-dead-letters", FixedDelay.ofSeconds(RETRY_SECONDS))
                .execute((task, context) -> letters.retryAll());
    }

    @Bean(destroyMethod = "close")
    ProcessorThreads processorThreads(Environment environment) {
        return new ProcessorThreads(
                environment.getRequiredProperty("amana.event-store.processor-threads", Integer.class));
    }

    @Bean
    ConfigurerModule streamingProcessors(
            ConnectionProvider connections,
            TransactionManager transactions,
            PlatformTransactionManager savepoints,
            Serializer serializer,
            @Qualifier("eventSerializer") EventSerializer eventSerializer,
            ListableBeanFactory beans,
            ProcessorThreads threads) {
        TransactionManager nested = new NestedTransactions(savepoints);
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            processing.usingPooledStreamingEventProcessors(
                    (config, builder) -> defaults(builder).workerExecutor(threads.workers()));
            processing.registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.instance());
            processing.registerDeadLetterQueueProvider(group -> group.equals(PUBLICATION)
                    ? null
                    : config -> deadLetters(group, connections, transactions, serializer, eventSerializer));
            groups(beans)
                    .forEach(group -> processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                            group,
                            (config, builder) -> builder.enableSequenceIdentifierCache()
                                    // A letter that fails again is taken back alone, not with those before it.
                                    .transactionManager(nested)
                                    .enqueuePolicy(ProcessorConfiguration::parked)));
        };
    }

    private static EnqueueDecision<EventMessage<?>> parked(
            DeadLetter<? extends EventMessage<?>> letter, Throwable failure) {
        if (failure instanceof RepeatBatchException repetition) {
            throw repetition;
        }
        return Decisions.enqueue(ThrowableCause.truncated(failure));
    }

    /** For each of them it is remembered which sequences have dead letters, mostly none: else each event asks the table. */
    private static Set<String> groups(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                .map(name -> beans.findAnnotationOnBean(name, ProcessingGroup.class, false))
                .filter(Objects::nonNull)
                .map(ProcessingGroup::value)
                .filter(group -> !group.equals(PUBLICATION))
                .collect(Collectors.toSet());
    }

    private static PooledStreamingEventProcessor.Builder defaults(PooledStreamingEventProcessor.Builder builder) {
        return claiming(builder.batchSize(BATCH_SIZE).initialSegmentCount(SEGMENTS));
    }

    /**
     * From the first event on, with claims extended well before they time out, by the coordinator if need be. Processors that
     * were started together do neither look for free segments together nor extend their claims together: that was a jam every
     * few seconds.
     */
    public static PooledStreamingEventProcessor.Builder claiming(PooledStreamingEventProcessor.Builder builder) {
        return builder.initialToken(source -> source.createTailToken())
                .tokenClaimInterval(ThreadLocalRandom.current()
                        .nextLong(CLAIM_TIMEOUT.toMillis() * 4 / 5, CLAIM_TIMEOUT.toMillis() * 6 / 5))
                .claimExtensionThreshold(ThreadLocalRandom.current()
                        .nextLong(CLAIM_TIMEOUT.toMillis() / 5, CLAIM_TIMEOUT.toMillis() * 2 / 5))
                .enableCoordinatorClaimExtension();
    }

    private static SequencedDeadLetterQueue<EventMessage<?>> deadLetters(
            String group,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            EventSerializer eventSerializer) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer)
                .schema(deadLetterSchema())
                .build();
    }

    private static DeadLetterSchema deadLetterSchema() {
        return DeadLetterSchema.builder()
                .deadLetterTable("projection_dead_letter")
                .deadLetterIdentifierColumn("dead_letter_id")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_id")
                .timestampColumn("decided_at")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("metadata")
                .aggregateTypeColumn("aggregate_type")
                .aggregateIdentifierColumn("aggregate_id")
                .sequenceNumberColumn("sequence_number")
                .tokenTypeColumn("token_type")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .build();
    }
}
