package dev.amana.gateway.cases.inbound;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the plain values of an entry; what is absent is left out. */
final class Values {
    private final Map<String, String> values = new TreeMap<>();

    static Values of(String name, @Nullable Object value) {
        return new Values().and(name, value);
    }

    Values and(String name, @Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            values.put(name, wireName(constant));
        } else if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    Map<String, String> map() {
        return values;
    }

    static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
