package dev.amana.platform.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How events look as JSON, stored and published alike: ISO-8601 instants, nulls omitted, unknown fields ignored. */
public final class StoredJson {
    private StoredJson() {}

    /** Unknown fields are ignored, because an older instance may read what a newer one wrote. */
    public static JsonMapper.Builder configure(JsonMapper.Builder json) {
        return json.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .changeDefaultPropertyInclusion(any -> any.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
