package dev.amana.platform.publication;

import dev.amana.platform.eventstore.StoredJson;
import dev.amana.published.PublishedEvent;
import tools.jackson.databind.json.JsonMapper;

/** Published events as JSON: the record's components by name, ISO-8601 instants, enums by name, nulls omitted. */
public final class PublishedJson {
    /** The greatest size of a record's value. */
    public static final int LIMIT_BYTES = 256 * 1024;

    private final JsonMapper json = StoredJson.configure(JsonMapper.builder()).build();

    /** Throws {@link IllegalStateException} for a value of {@link #LIMIT_BYTES} or more. */
    public byte[] write(PublishedEvent event) {
        byte[] value = json.writeValueAsBytes(event);
        if (value.length >= LIMIT_BYTES) {
            throw new IllegalStateException(
                    PublishedEvent.typeOf(event.getClass()) + " of " + value.length + " bytes is too large to publish");
        }
        return value;
    }

    public <E extends PublishedEvent> E read(byte[] value, Class<E> type) {
        return json.readValue(value, type);
    }
}
