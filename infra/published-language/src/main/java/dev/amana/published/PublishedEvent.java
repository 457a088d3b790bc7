package dev.amana.published;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a context makes known to the others. Implementations are records of JDK types, {@link SealedText} and
 * other such records, so that their JSON form is the record's components by name.
 *
 * <p>On Kafka an event is a CloudEvent 1.0 in binary content mode: the type is {@link EventType#value()}, the key is the
 * identifier of the aggregate that decided it.
 */
public interface PublishedEvent {
    /** The marketplace's order that this fact belongs to; null where there is none. Sent as {@code ce_orderid}. */
    default @Nullable String orderId() {
        return null;
    }

    /** The CloudEvents type of a record class. Throws {@link NullPointerException} where the annotation is missing. */
    static String typeOf(Class<? extends PublishedEvent> type) {
        EventType name = type.getAnnotation(EventType.class);
        return Objects.requireNonNull(name, () -> type + " lacks @EventType").value();
    }

    /** The record classes of a sealed contract, however deep they lie, by their CloudEvents types. */
    static <E extends PublishedEvent> Map<String, Class<? extends E>> typesOf(Class<E> contract) {
        Map<String, Class<? extends E>> types = new LinkedHashMap<>();
        collect(contract, types);
        return types;
    }

    @SuppressWarnings("unchecked") // permitted subclasses of E are classes of E
    private static <E extends PublishedEvent> void collect(
            Class<? extends E> type, Map<String, Class<? extends E>> types) {
        Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            types.put(typeOf(type), type);
            return;
        }
        for (Class<?> subtype : permitted) {
            collect((Class<? extends E>) subtype, types);
        }
    }
}
