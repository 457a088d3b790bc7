package dev.amana.platform.erasure;

import dev.amana.published.ErasureRequested;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Follows the topic of erasures from its beginning at each start, in every instance and without a consumer group: each
 * instance must evict its own cache, and a context restored from a backup must repeat what it has forgotten to forget.
 * An erasure that cannot be carried out is tried again and again, and holds up no other.
 */
final class ErasureListener {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureListener.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration METADATA_PATIENCE = Duration.ofSeconds(5);

    private final ConsumerFactory<String, byte[]> consumers;
    private final ErasureTopic topic;
    private final ErasureHandling handling;
    private final Consumer<ErasureRequested> first;
    private final Counter unreadable;
    private final Set<String> confirmed = new HashSet<>();
    private final Deque<ErasureRequested> pending = new ArrayDeque<>();
    private org.apache.kafka.clients.consumer.@Nullable Consumer<String, byte[]> consumer;

    /**
     * The listener.
     *
     * @param first what is done before all else, also for erasures carried out before: at the gateway, to make sure that
     *     the keys are gone
     * @param unreadable counts the records that are no erasure that can be read
     */
    ErasureListener(
            ConsumerFactory<String, byte[]> consumers,
            ErasureTopic topic,
            ErasureHandling handling,
            Consumer<ErasureRequested> first,
            Counter unreadable) {
        this.consumers = consumers;
        this.topic = topic;
        this.handling = handling;
        this.first = first;
        this.unreadable = unreadable;
    }

    /** One poll. Always returns true: the waiting is in the poll. */
    boolean poll() throws InterruptedException {
        try {
            if (consumer == null) {
                confirmed.addAll(handling.confirmed());
                consumer = assigned();
            }
            for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                read(message).ifPresent(pending::add);
            }
            handleEachOnce();
            return true;
        } catch (InterruptException e) {
            throw new InterruptedException();
        }
    }

    void close() {
        if (consumer != null) {
            consumer.close();
        }
    }

    private org.apache.kafka.clients.consumer.Consumer<String, byte[]> assigned() {
        var fresh = consumers.createConsumer(null, "erasure-" + topic.context(), null);
        try {
            assignAll(fresh);
            return fresh;
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    private static void assignAll(org.apache.kafka.clients.consumer.Consumer<String, byte[]> fresh) {
        List<TopicPartition> partitions = fresh.partitionsFor(ErasureRequested.TOPIC, METADATA_PATIENCE).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("Topic " + ErasureRequested.TOPIC + " is not there yet");
        }
        fresh.assign(partitions);
        fresh.seekToBeginning(partitions);
    }

    /** What cannot be read now will never be: it is counted and left, so that it hides no other of its poll. */
    private Optional<ErasureRequested> read(ConsumerRecord<String, byte[]> message) {
        try {
            return topic.read(message);
        } catch (RuntimeException e) {
            unreadable.increment();
            LOG.error(
                    "Record {} of partition {} of {} cannot be read and is left out",
                    message.offset(),
                    message.partition(),
                    message.topic(),
                    e);
            return Optional.empty();
        }
    }

    private void handleEachOnce() {
        for (int i = pending.size(); i > 0; i--) {
            ErasureRequested request = pending.removeFirst();
            if (!handled(request)) {
                pending.addLast(request);
            }
        }
    }

    private boolean handled(ErasureRequested request) {
        try {
            first.accept(request);
            if (confirmed.add(request.erasureId())) {
                handling.handle(request);
            }
            return true;
        } catch (RuntimeException e) {
            confirmed.remove(request.erasureId());
            LOG.error("Erasure {} could not be carried out and is tried again", request.erasureId(), e);
            return false;
        }
    }
}
