package dev.amana.platform.consumption;

import dev.amana.published.PublishedEvent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of a published contract by their CloudEvents type. */
final class Contract<E extends PublishedEvent> {
    private final Map<String, Class<? extends E>> types;

    Contract(Class<E> root) {
        types = PublishedEvent.typesOf(root);
    }

    @Nullable
    Class<? extends E> typeOf(String name) {
        return types.get(name);
    }

    Collection<String> names() {
        return types.keySet();
    }
}
