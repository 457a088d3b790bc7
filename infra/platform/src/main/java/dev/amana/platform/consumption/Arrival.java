package dev.amana.platform.consumption;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record whose CloudEvents attributes are read, but not yet its value. */
record Arrival(CloudEventHeaders headers, ConsumerRecord<String, byte[]> message) {
    /** Records without a key are ordered within their partition. */
    String key() {
        return message.key() == null ? "partition " + message.partition() : message.key();
    }
}
