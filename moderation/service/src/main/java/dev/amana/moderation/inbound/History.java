package dev.amana.moderation.inbound;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * The messages of the past. Messaging's topic keeps everything, sealed under its senders' keys, so that nothing has to be kept
 * a second time to try rules on it, and what is erased cannot be read here either.
 */
@Component
public class History {
    private static final String CLIENT = "moderation.history";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(500);

    private final ConsumerFactory<String, byte[]> consumers;
    private final ScreenableMessages messages;
    private final PublishedJson json;
    private final String type = PublishedEvent.typeOf(MessageReceived.class);

    History(ConsumerFactory<String, byte[]> consumers, ScreenableMessages messages, PublishedJson json) {
        this.consumers = consumers;
        this.messages = messages;
        this.json = json;
    }

    /**
     * A message of the past.
     *
     * @param message empty where the key of a part of it is gone
     */
    public record Past(
            String messageId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            Role senderRole,
            Instant receivedAt,
            int partition,
            long offset,
            Optional<Message> message) {}

    /** Hands over what came since a time, until there is no more, or {@code each} says that it is enough. */
    public void read(Instant since, Predicate<Past> each) {
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(CLIENT, "history")) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(consumer, partitions, ends, since);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end(ends, partition))) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                    Optional<Past> past = past(message);
                    if (past.isPresent() && !each.test(past.get())) {
                        return;
                    }
                }
            }
        }
    }

    /** One message again, by where it lies. */
    public Optional<Past> at(int partition, long offset) {
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(CLIENT, "history")) {
            TopicPartition where = new TopicPartition(MessagingEvent.TOPIC, partition);
            consumer.assign(List.of(where));
            if (offset >= end(consumer.endOffsets(List.of(where)), where)) {
                return Optional.empty();
            }
            consumer.seek(where, offset);
            for (ConsumerRecord<String, byte[]> message : consumer.poll(PATIENCE)) {
                if (message.offset() == offset) {
                    return past(message);
                }
            }
            return Optional.empty();
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return consumer.partitionsFor(MessagingEvent.TOPIC, PATIENCE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static void seek(
            Consumer<String, byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            Instant since) {
        Map<TopicPartition, Long> times = partitions.stream()
                .collect(Collectors.toMap(partition -> partition, partition -> since.toEpochMilli()));
        var found = consumer.offsetsForTimes(times, PATIENCE);
        for (TopicPartition partition : partitions) {
            var first = found.get(partition);
            consumer.seek(partition, first == null ? end(ends, partition) : first.offset());
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        Long end = ends.get(partition);
        return end == null ? 0 : end;
    }

    private Optional<Past> past(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader("ce_type");
        if (header == null || !type.equals(new String(header.value(), StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        ScreenMessage command = messages.command(json.read(message.value(), MessageReceived.class));
        return Optional.of(new Past(
                command.screeningId(),
                command.conversationId(),
                command.orderId(),
                command.senderId(),
                command.senderRole(),
                command.receivedAt(),
                message.partition(),
                message.offset(),
                command.opened()));
    }
}
