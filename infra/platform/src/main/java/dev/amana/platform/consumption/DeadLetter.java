package dev.amana.platform.consumption;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A parked record as the table keeps it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DeadLetter(
        String id,
        String group,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String eventId,
        @Nullable String eventType,
        Map<String, String> headers,
        byte @Nullable [] value,
        String error,
        Instant failedAt,
        @Nullable Instant replayedAt) {

    ProducerRecord<String, byte[]> toReplay() {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, partition, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        message.headers()
                .remove(CloudEventHeaders.REPLAY_FOR)
                .add(CloudEventHeaders.REPLAY_FOR, group.getBytes(StandardCharsets.UTF_8));
        return message;
    }
}
