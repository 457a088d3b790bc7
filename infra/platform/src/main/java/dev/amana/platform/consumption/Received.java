package dev.amana.platform.consumption;

import dev.amana.published.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A foreign event as it came from Kafka.
 *
 * @param id {@code ce_id}: stable over redelivery and republication; derive identifiers from it
 * @param type {@code ce_type}
 * @param key the foreign aggregate's id
 * @param epoch {@code ce_epoch}: counts up when a producer was restored from a backup, and its sequences began anew
 * @param sequence {@code ce_sequence}: position within that aggregate and epoch, or -1 where the producer gave none
 * @param orderId {@code ce_orderid}
 * @param time {@code ce_time}: when it was decided, not when it arrived
 */
public record Received<E extends PublishedEvent>(
        String id,
        String type,
        String key,
        int epoch,
        long sequence,
        @Nullable String orderId,
        Instant time,
        E event) {}
