package dev.amana.moderation;

import static org.awaitility.Awaitility.await;

import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays messaging: publishes messages and hears the verdicts. */
final class Messaging implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final PublishedJson json = new PublishedJson();
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final List<VerdictGiven> verdicts = new ArrayList<>();

    Messaging(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer.subscribe(List.of(ModerationEvent.TOPIC));
    }

    void publish(String topic, String key, PublishedEvent event) {
        CloudEvent cloudEvent =
                new CloudEvent(UUID.randomUUID().toString(), "/test", key, Instant.now(), 0, 1, null, event);
        try {
            producer.send(cloudEvent.toRecord(topic, json)).get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    VerdictGiven awaitVerdict(String messageId, int revision) {
        return await().atMost(SOON)
                .until(() -> verdicts(messageId, revision), found -> !found.isEmpty())
                .getFirst();
    }

    private List<VerdictGiven> verdicts(String messageId, int revision) {
        consumer.poll(Duration.ofMillis(50))
                .forEach(record -> verdicts.add(json.read(record.value(), VerdictGiven.class)));
        return verdicts.stream()
                .filter(verdict -> verdict.messageId().equals(messageId) && verdict.revision() == revision)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
