package dev.amana.gateway.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a case stands, the most urgent first. */
public enum CaseStatus {
    /** A held message or a claim waits for a person. */
    REVIEW,
    /** A message was blocked; nothing waits. */
    BLOCKED,
    OPEN,
    /** The order was delivered or returned, and nothing waits. */
    DONE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CaseStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
