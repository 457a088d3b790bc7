package dev.amana.platform.consumption;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The CloudEvents attributes of a record in binary content mode. */
record CloudEventHeaders(
        String id,
        String type,
        int epoch,
        long sequence,
        @Nullable String orderId,
        Instant time,
        @Nullable String traceparent) {
    static final String REPLAY_FOR = "amana_replay_for";

    /** Throws {@link MalformedRecordException} where a required attribute is missing. */
    static CloudEventHeaders of(ConsumerRecord<String, byte[]> message) {
        String time = text(message, "ce_time");
        String epoch = text(message, "ce_epoch");
        String sequence = text(message, "ce_sequence");
        try {
            return new CloudEventHeaders(
                    required(message, "ce_id"),
                    required(message, "ce_type"),
                    epoch == null ? 1 : Integer.parseInt(epoch),
                    sequence == null ? -1 : Long.parseLong(sequence),
                    text(message, "ce_orderid"),
                    time == null ? Instant.ofEpochMilli(message.timestamp()) : Instant.parse(time),
                    text(message, "ce_traceparent"));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new MalformedRecordException("bad CloudEvents attribute: " + e.getMessage(), e);
        }
    }

    private static String required(ConsumerRecord<String, byte[]> message, String name) {
        String value = text(message, name);
        if (value == null || value.isEmpty()) {
            throw new MalformedRecordException("header " + name + " is missing", null);
        }
        return value;
    }

    static @Nullable String text(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static Map<String, String> all(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : message.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
