package dev.amana.platform.consumption;

import dev.amana.published.PublishedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of a published contract by their CloudEvents type. */
final class Contract<E extends PublishedEvent> {
    private final Map<String, Class<? extends E>> types = new HashMap<>();

    Contract(Class<E> root) {
        collect(root);
    }

    @SuppressWarnings("unchecked") // permitted subclasses of E are classes of E
    private void collect(Class<? extends E> type) {
        Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            types.put(PublishedEvent.typeOf(type), type);
            return;
        }
        for (Class<?> subtype : permitted) {
            collect((Class<? extends E>) subtype);
        }
    }

    @Nullable
    Class<? extends E> typeOf(String name) {
        return types.get(name);
    }

    Collection<String> names() {
        return types.keySet();
    }
}
