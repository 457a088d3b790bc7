package dev.amana.platform.publication;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
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
 * Topics are created by whoever starts first, all with the same number of partitions and without an end of retention:
 * a reader that comes late can read everything.
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
        return new KafkaAdmin.NewTopics(names.stream()
                .map(name -> keptForever(name, partitions, replicas))
                .toArray(NewTopic[]::new));
    }

    private static NewTopic keptForever(String name, int partitions, int replicas) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(replicas)
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1")
                .build();
    }
}
