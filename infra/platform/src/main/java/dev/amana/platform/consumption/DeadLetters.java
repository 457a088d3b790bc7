package dev.amana.platform.consumption;

import dev.amana.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Parks what a consumer group could not handle: as a row to look at and as a record in {@code <topic>.dlt}. The record
 * is acknowledged and the row committed before consumption goes on.
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int SEND_TIMEOUT_SECONDS = 30;
    private static final int ERROR_LIMIT_CHARS = 2000;

    private final KafkaOperations<String, byte[]> kafka;
    private final DeadLetterTopics topics;
    private final DeadLetterTable table;
    private final InboxMetrics metrics;
    private final Clock clock;
    private final Set<String> knownTopics = ConcurrentHashMap.newKeySet();

    DeadLetters(
            KafkaOperations<String, byte[]> kafka,
            DeadLetterTopics topics,
            DeadLetterTable table,
            InboxMetrics metrics,
            Clock clock) {
        this.kafka = kafka;
        this.topics = topics;
        this.table = table;
        this.metrics = metrics;
        this.clock = clock;
    }

    void park(String group, ConsumerRecord<String, byte[]> message, RuntimeException failure) {
        // The type of the failure and not its message: that one might quote personal data into the log.
        LOG.error(
                "{} parks {}-{}@{}: {}",
                group,
                message.topic(),
                message.partition(),
                message.offset(),
                failure.getClass().getName());
        LOG.debug("why it was parked", failure);
        String error = describe(failure);
        send(toDeadLetter(group, message, error));
        table.add(group, message, error, clock.instant());
        metrics.parked(group);
    }

    private ProducerRecord<String, byte[]> toDeadLetter(
            String group, ConsumerRecord<String, byte[]> message, String error) {
        String topic = message.topic() + ".dlt";
        if (knownTopics.add(topic)) {
            topics.create(topic);
        }
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(topic, null, null, message.key(), message.value(), message.headers());
        header(letter, "dlt_group", group);
        header(letter, "dlt_topic", message.topic());
        header(letter, "dlt_partition", Integer.toString(message.partition()));
        header(letter, "dlt_offset", Long.toString(message.offset()));
        header(letter, "dlt_failed_at", clock.instant().toString());
        header(letter, "dlt_error", error);
        return letter;
    }

    private void send(ProducerRecord<String, byte[]> letter) {
        try {
            kafka.send(letter).get(SEND_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.TimeoutException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("dead letter was not acknowledged", e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String describe(@Nullable Throwable failure) {
        StringBuilder chain = new StringBuilder();
        for (Throwable cause = failure; cause != null && chain.length() < ERROR_LIMIT_CHARS; cause = cause.getCause()) {
            chain.append(chain.isEmpty() ? "" : " <- ").append(cause);
        }
        return chain.length() > ERROR_LIMIT_CHARS ? chain.substring(0, ERROR_LIMIT_CHARS) : chain.toString();
    }

    /** Sends a parked record to its topic once more, for its own group only. False when there is no such letter. */
    boolean replay(String letterId) {
        return table.find(letterId)
                .map(letter -> {
                    table.allowAgain(letter);
                    send(letter.toReplay());
                    table.markReplayed(letterId, clock.instant());
                    return true;
                })
                .orElse(false);
    }

    static String idOf(String group, ConsumerRecord<String, byte[]> message) {
        return Ids.derived(
                group, message.topic(), Integer.toString(message.partition()), Long.toString(message.offset()));
    }
}
