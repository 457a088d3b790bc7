package dev.amana.platform.consumption;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.platform.time.TimeConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.ContainerPostProcessor;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** The inbox, its dead letters, and the error handler that makes a listener stall rather than skip. */
@AutoConfiguration(before = KafkaAutoConfiguration.class, after = TimeConfiguration.class)
public class InboxConfiguration {
    /** The bean for listeners of what is to be obeyed at once, as their {@code containerPostProcessor}. */
    public static final String PROMPT_RETRIES = "promptRetries";

    /**
     * For listeners that few events of their topic concern, as their {@code properties}: they fetch ten times a second at
     * most, and not whenever there is something.
     */
    public static final String NOW_AND_THEN = "fetch.min.bytes=65536\nfetch.max.wait.ms=100";

    private static final long PROMPT_BACK_OFF_MILLIS = 400;
    private static final long FIRST_BACK_OFF_MILLIS = 200;
    private static final int CLEANING_INTERVAL_HOURS = 6;
    private static final long LONGEST_BACK_OFF_MILLIS = 5_000;

    @Bean
    InboxMetrics inboxMetrics(MeterRegistry meters, Clock clock) {
        return new InboxMetrics(meters, clock);
    }

    @Bean
    InboxTable inboxTable(JdbcClient jdbc) {
        return new InboxTable(jdbc);
    }

    @Bean
    RecurringTask<Void> inboxCleaning(InboxTable inbox, Environment environment) {
        Duration age = Duration.ofDays(environment.getRequiredProperty("amana.inbox.keep-days", Long.class));
        return Tasks.recurring("platform-inbox-cleaning", FixedDelay.ofHours(CLEANING_INTERVAL_HOURS))
                .execute((task, context) -> inbox.forgetOlderThan(age));
    }

    @Bean
    DeadLetterTable deadLetterTable(JdbcClient jdbc, InboxTable inbox) {
        return new DeadLetterTable(jdbc, inbox);
    }

    @Bean
    DeadLetters deadLetters(
            KafkaTemplate<String, byte[]> kafka,
            KafkaAdmin admin,
            DeadLetterTable table,
            InboxMetrics metrics,
            Clock clock,
            Environment environment) {
        int replicas = environment.getRequiredProperty("amana.topics.replicas", Integer.class);
        return new DeadLetters(kafka, topic -> createTopic(admin, topic, replicas), table, metrics, clock);
    }

    private static void createTopic(KafkaAdmin admin, String topic, int replicas) {
        admin.createOrModifyTopics(TopicBuilder.name(topic)
                .partitions(1)
                .replicas(replicas)
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .build());
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(DeadLetterTable table, DeadLetters letters) {
        return new DeadLettersEndpoint(table, letters);
    }

    @Bean(destroyMethod = "close")
    ParallelKeys parallelKeys(Environment environment) {
        return new ParallelKeys(environment.getRequiredProperty("amana.inbox.parallel-keys", Integer.class));
    }

    @Bean
    Inbox inbox(
            InboxTable table,
            DeadLetters deadLetters,
            ParallelKeys parallelKeys,
            InboxMetrics metrics,
            PublishedJson json,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            Environment environment) {
        InboxTracing tracing = new InboxTracing(tracer.getIfAvailable(), propagator.getIfAvailable());
        int attempts = environment.getRequiredProperty("amana.inbox.attempts", Integer.class);
        return new Inbox(
                table, deadLetters, new RecordHandling(json, tracing, metrics, attempts), parallelKeys, metrics);
    }

    /** The next poll does not wait for it. Boot injects customizers of exactly this type, and ignores any other. */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            positionsAreCommittedMeanwhile() {
        return container -> container.getContainerProperties().setSyncCommits(false);
    }

    /** A batch that fails as a whole is delivered again until it succeeds: the inbox has parked what is to be parked. */
    @Bean
    CommonErrorHandler stallingErrorHandler() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_BACK_OFF_MILLIS, 2);
        backOff.setMaxInterval(LONGEST_BACK_OFF_MILLIS);
        backOff.setMaxElapsedTime(Long.MAX_VALUE);
        return new DefaultErrorHandler(backOff);
    }

    /** After a hiccup they are back within a second, too. */
    @Bean(PROMPT_RETRIES)
    ContainerPostProcessor<String, byte[], AbstractMessageListenerContainer<String, byte[]>> promptRetries() {
        return container -> container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(PROMPT_BACK_OFF_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
    }
}
