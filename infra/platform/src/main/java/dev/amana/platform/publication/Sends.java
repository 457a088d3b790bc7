package dev.amana.platform.publication;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Records on their way to Kafka, by event. One that is still on its way is not handed to the producer again when its
 * batch is begun anew: so an outage neither reorders nor multiplies records.
 */
final class Sends {
    private final KafkaOperations<String, byte[]> kafka;
    private final Map<String, CompletableFuture<?>> onTheWay = new ConcurrentHashMap<>();

    Sends(KafkaOperations<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    CompletableFuture<?> send(String eventId, ProducerRecord<String, byte[]> message) {
        CompletableFuture<?> known = onTheWay.get(eventId);
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<?> sent = kafka.send(message);
        onTheWay.put(eventId, sent);
        return sent;
    }

    /** Waits until all are acknowledged; throws when one is refused or the time is over. */
    void await(Map<String, CompletableFuture<?>> batch, Duration patience) {
        try {
            CompletableFuture.allOf(batch.values().toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            onTheWay.keySet().removeAll(batch.keySet());
        } catch (ExecutionException e) {
            throw new PublicationStalledException("Kafka refused a record", e.getCause());
        } catch (TimeoutException e) {
            throw new PublicationStalledException("Kafka did not acknowledge within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublicationStalledException("interrupted while waiting for Kafka", e);
        }
    }
}
