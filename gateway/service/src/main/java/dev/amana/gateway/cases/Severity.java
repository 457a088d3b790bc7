package dev.amana.gateway.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How grave a case is: the gravest verdict in force on any of its messages, or what its claims ask for. */
public enum Severity {
    NONE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Severity of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
