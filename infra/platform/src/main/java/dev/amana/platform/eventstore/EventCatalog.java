package dev.amana.platform.eventstore;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The domain events of a service, given as sealed interfaces; every record below them needs {@link StoredAs}. A service
 * declares one as a bean; a missing or doubled name fails the start.
 */
public record EventCatalog(List<Class<?>> roots) {
    public EventCatalog {
        roots = List.copyOf(roots);
        index(roots);
    }

    public EventCatalog(Class<?>... roots) {
        this(List.of(roots));
    }

    /** Stored name to record class, in order of declaration. */
    public Map<String, Class<?>> types() {
        return index(roots);
    }

    private static Map<String, Class<?>> index(List<Class<?>> roots) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        Deque<Class<?>> pending = new ArrayDeque<>(roots);
        while (!pending.isEmpty()) {
            Class<?> type = pending.removeFirst();
            Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
            if (permitted != null) {
                for (int i = permitted.length - 1; i >= 0; i--) {
                    pending.addFirst(permitted[i]);
                }
            } else {
                register(types, type);
            }
        }
        return Collections.unmodifiableMap(types);
    }

    private static void register(Map<String, Class<?>> types, Class<?> type) {
        StoredAs name = type.getAnnotation(StoredAs.class);
        if (!type.isRecord() || name == null) {
            throw new IllegalArgumentException(type.getName() + " must be a record with @StoredAs, or a sealed type");
        }
        Class<?> other = types.putIfAbsent(name.value(), type);
        if (other != null && other != type) {
            throw new IllegalArgumentException(type.getName() + " and " + other.getName() + " share " + name.value());
        }
    }
}
