package dev.amana.platform.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** One row of the event table before it has its global index. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredEvent(
        String eventId,
        @Nullable String aggregateType,
        String aggregateId,
        long sequenceNumber,
        Instant decidedAt,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metadata) {

    private static final byte[] NO_METADATA = {'{', '}'};

    static StoredEvent of(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        byte[] metadata = event.getMetaData().isEmpty()
                ? NO_METADATA
                : event.serializeMetaData(serializer, byte[].class).getData();
        return new StoredEvent(
                event.getIdentifier(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata);
    }
}
