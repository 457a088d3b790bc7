package dev.amana.messaging;

import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.MessageReceived;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Reason;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays moderation: hears what messaging publishes, and gives the verdicts that a test wants. */
final class Moderation implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final PublishedJson json = new PublishedJson();
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final List<MessagingEvent> heard = new ArrayList<>();

    Moderation(String bootstrapServers) {
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
        consumer.subscribe(List.of(MessagingEvent.TOPIC));
    }

    /** The messages of a conversation, once there are that many. */
    List<MessageReceived> awaitMessages(String conversationId, int count) {
        return await().atMost(SOON).until(() -> events(conversationId, MessageReceived.class), m -> m.size() >= count);
    }

    <E extends MessagingEvent> E awaitEvent(String conversationId, Class<E> type) {
        return await().atMost(SOON)
                .until(() -> events(conversationId, type), events -> !events.isEmpty())
                .getFirst();
    }

    private <E extends MessagingEvent> List<E> events(String conversationId, Class<E> type) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(50))) {
            String name = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            Arrays.stream(MessagingEvent.class.getPermittedSubclasses())
                    .filter(each -> each.getAnnotation(EventType.class).value().equals(name))
                    .forEach(each -> heard.add(json.read(message.value(), each.asSubclass(MessagingEvent.class))));
        }
        return heard.stream()
                .filter(event -> event.conversationId().equals(conversationId))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    void clear(MessageReceived message) {
        give(message, 1, Outcome.CLEARED);
    }

    /** Clears whatever comes in these conversations until there were that many messages. */
    void clearAll(Set<String> conversations, int count) {
        Set<String> cleared = new HashSet<>();
        await().atMost(SOON.multipliedBy(10)).pollInterval(Duration.ofMillis(1)).until(() -> {
            events("", MessageReceived.class);
            heard.stream()
                    .filter(event -> conversations.contains(event.conversationId()))
                    .filter(MessageReceived.class::isInstance)
                    .map(MessageReceived.class::cast)
                    .filter(message -> cleared.add(message.messageId()))
                    .forEach(this::clear);
            heard.clear();
            return cleared.size() >= count;
        });
    }

    void give(MessageReceived message, int revision, Outcome outcome, String... categories) {
        List<Reason> reasons = Arrays.stream(categories)
                .map(category -> new Reason(category, category + ".test", "test/1", Severity.HIGH, null))
                .toList();
        publish(
                ModerationEvent.TOPIC,
                message.messageId(),
                revision,
                new VerdictGiven(
                        message.messageId(),
                        message.conversationId(),
                        message.orderId(),
                        message.sender().partyId(),
                        message.sender().role().name(),
                        revision,
                        outcome,
                        reasons.isEmpty() ? Severity.NONE : Severity.HIGH,
                        reasons,
                        "rules",
                        Instant.now()));
    }

    void publish(String topic, String key, long sequence, PublishedEvent event) {
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

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
