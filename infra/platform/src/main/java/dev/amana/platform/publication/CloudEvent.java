package dev.amana.platform.publication;

import dev.amana.published.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A published event with the attributes that CloudEvents 1.0 gives it, as a Kafka record in binary content mode.
 *
 * @param id stable over republication: the stored event's identifier
 * @param source such as {@code /amana/messaging}
 * @param subject the aggregate's identifier, also the record's key
 * @param sequence position within the aggregate, from 0
 * @param epoch counts up when a topic is rebuilt from the event store
 * @param traceparent W3C trace context of the command that led to the event
 */
public record CloudEvent(
        String id,
        String source,
        String subject,
        Instant time,
        long sequence,
        int epoch,
        @Nullable String traceparent,
        PublishedEvent event) {

    public ProducerRecord<String, byte[]> toRecord(String topic, PublishedJson json) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, null, time.toEpochMilli(), subject, json.write(event));
        Headers headers = message.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        add(headers, "ce_type", PublishedEvent.typeOf(event.getClass()));
        add(headers, "ce_source", source);
        add(headers, "ce_subject", subject);
        add(headers, "ce_time", time.toString());
        add(headers, "ce_sequence", Long.toString(sequence));
        add(headers, "ce_epoch", Integer.toString(epoch));
        add(headers, "ce_orderid", event.orderId());
        add(headers, "ce_traceparent", traceparent);
        add(headers, "content-type", "application/json");
        return message;
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
