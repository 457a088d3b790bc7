package dev.amana.gifting;

import static org.awaitility.Awaitility.await;

import dev.amana.gifting.contract.GiftingEvent;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays the marketplace: tells of orders, and hears of gifts. */
final class Marketplace implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final PublishedJson json = new PublishedJson();
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final List<GiftingEvent> heard = new ArrayList<>();

    Marketplace(String bootstrapServers) {
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
        consumer.subscribe(List.of(GiftingEvent.TOPIC));
    }

    void tell(String topic, String key, PublishedEvent event) {
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

    <E extends GiftingEvent> E awaitEvent(Class<E> type, Predicate<E> wanted) {
        return await().atMost(SOON)
                .until(() -> events(type, wanted), found -> !found.isEmpty())
                .getFirst();
    }

    private <E extends GiftingEvent> List<E> events(Class<E> type, Predicate<E> wanted) {
        consumer.poll(Duration.ofMillis(50)).forEach(message -> {
            String name = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            for (Class<?> each : GiftingEvent.class.getPermittedSubclasses()) {
                if (each.getAnnotation(EventType.class).value().equals(name)) {
                    heard.add(json.read(message.value(), each.asSubclass(GiftingEvent.class)));
                }
            }
        });
        return heard.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
