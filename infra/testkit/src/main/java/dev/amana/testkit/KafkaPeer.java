package dev.amana.testkit;

import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

/**
 * Plays the other contexts on Kafka for a service under test: hears one contract from the beginning of its topic, and tells
 * events of any. Not for several threads.
 *
 * @param <E> the sealed interface of the contract that is heard
 */
public final class KafkaPeer<E extends PublishedEvent> implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final PublishedJson json = new PublishedJson();
    private final Map<String, Class<? extends E>> types;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final List<E> heard = new ArrayList<>();

    public KafkaPeer(String bootstrapServers, String topic, Class<E> contract) {
        types = PublishedEvent.typesOf(contract);
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
        consumer.subscribe(List.of(topic));
    }

    /** Returns when the broker has the event. */
    public void tell(String topic, String key, long sequence, PublishedEvent event) {
        CloudEvent cloudEvent =
                new CloudEvent(UUID.randomUUID().toString(), "/test", key, Instant.now(), sequence, 1, null, event);
        try {
            producer.send(cloudEvent.toRecord(topic, json)).get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Listens for a moment. Everything heard until now, in order per key, unless {@link #forget} was called. */
    public List<E> heard() {
        consumer.poll(Duration.ofMillis(50)).forEach(message -> {
            String name = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            Class<? extends E> type = types.get(name);
            if (type != null) {
                heard.add(json.read(message.value(), type));
            }
        });
        return Collections.unmodifiableList(heard);
    }

    public void forget() {
        heard.clear();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
