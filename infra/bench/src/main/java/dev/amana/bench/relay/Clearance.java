package dev.amana.bench.relay;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands in for moderation where only messaging is measured: clears each message unread, as soon as it is published. */
final class Clearance implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String RECEIVED = PublishedEvent.typeOf(MessageReceived.class);

    private final PublishedJson json = new PublishedJson();
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread;
    private volatile boolean closed;

    Clearance(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "bench-clearance",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer());
        thread = Thread.ofPlatform().daemon().name("clearance").start(this::run);
    }

    private void run() {
        try (consumer;
                producer) {
            consumer.subscribe(List.of(MessagingEvent.TOPIC));
            while (!closed) {
                clear(consumer.poll(POLL));
            }
        }
    }

    private void clear(ConsumerRecords<String, byte[]> messages) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            String type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            if (type.equals(RECEIVED)) {
                sent.add(clear(json.read(message.value(), MessageReceived.class)));
            }
        }
        sent.forEach(Clearance::await);
    }

    private Future<RecordMetadata> clear(MessageReceived message) {
        VerdictGiven verdict = cleared(message);
        CloudEvent event = new CloudEvent(
                UUID.randomUUID().toString(),
                "/bench/clearance",
                verdict.messageId(),
                verdict.decidedAt(),
                0,
                1,
                null,
                verdict);
        return producer.send(event.toRecord(ModerationEvent.TOPIC, json));
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a verdict could not be published", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static VerdictGiven cleared(MessageReceived message) {
        return new VerdictGiven(
                message.messageId(),
                message.conversationId(),
                message.orderId(),
                message.sender().partyId(),
                message.sender().role().name(),
                1,
                Outcome.CLEARED,
                Severity.NONE,
                List.of(),
                "rules",
                Instant.now());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(POLL.multipliedBy(50));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
