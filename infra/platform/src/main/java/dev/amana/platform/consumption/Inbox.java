package dev.amana.platform.consumption;

import dev.amana.published.PublishedEvent;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Consumes a poll of records: each event once, in order per key, keys in parallel on virtual threads.
 */
public final class Inbox {
    /**
     * Handles every record of the batch that {@code group} has not handled before. Returns when all are handled or
     * parked in the dead-letter topic; throws when the batch must be delivered again.
     *
     * @param contract the sealed interface of the topic; types it does not know are skipped
     */
    public <E extends PublishedEvent> void consume(
            String group,
            List<ConsumerRecord<String, byte[]>> batch,
            Class<E> contract,
            Consumer<Received<E>> handler) {
        if (!batch.isEmpty()) {
            throw new UnsupportedOperationException(group);
        }
    }
}
