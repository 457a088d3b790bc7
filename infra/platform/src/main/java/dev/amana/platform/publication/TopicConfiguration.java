package dev.amana.platform.publication;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Topics are created by whoever starts first, all with the same number of partitions and without an end of retention: a reader
 * that comes late can read everything. Those that the settings name ({@code amana.topics.retention}) end what they keep.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
public class TopicConfiguration {
    @Bean
    PublishedJson publishedJson() {
        return new PublishedJson();
    }

    @Bean
    KafkaAdmin.NewTopics amanaTopics(Environment environment, ObjectProvider<Publication> publications) {
        Set<String> names = new LinkedHashSet<>(Binder.get(environment)
                .bind("amana.topics.create", Bindable.setOf(String.class))
                .orElse(Set.of()));
        publications.stream().map(Publication::topic).forEach(names::add);
        int partitions = environment.getRequiredProperty("amana.topics.partitions", Integer.class);
        int replicas = environment.getRequiredProperty("amana.topics.replicas", Integer.class);
        Map<String, Duration> ends = Binder.get(environment)
                .bind("amana.topics.retention", Bindable.mapOf(String.class, Duration.class))
                .orElse(Map.of());
        return new KafkaAdmin.NewTopics(names.stream()
                .map(name -> topic(name, partitions, replicas, ends.get(name)))
                .toArray(NewTopic[]::new));
    }

    /** @param keeps for how long; null for ever */
    private static NewTopic topic(String name, int partitions, int replicas, @Nullable Duration keeps) {
        TopicBuilder topic = TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(replicas)
                .config(TopicConfig.RETENTION_MS_CONFIG, keeps == null ? "-1" : Long.toString(keeps.toMillis()))
                .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        // Records have the time of what they tell: of what is told late, the time of telling counts.
        return keeps == null
                ? topic.build()
                : topic.config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")
                        .build();
    }
}
