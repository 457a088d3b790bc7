package dev.amana.platform.eventstore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.JacksonModule;

/**
 * Writes events as JSON under the names of the {@link EventCatalog}; a class name is never stored. An event without a
 * name cannot be written, and a stored name without a class cannot be read: both fail loudly.
 */
public final class EventSerializer extends Jackson3Serializer {
    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<Class<?>, SerializedType> names = new HashMap<>();

    /** @param modules such as the one that seals personal data */
    public EventSerializer(List<EventCatalog> catalogs, List<? extends JacksonModule> modules) {
        super(new Settings(modules));
        for (EventCatalog catalog : catalogs) {
            catalog.types().forEach(this::register);
        }
        classes.put(MetaData.class.getName(), MetaData.class);
        names.put(MetaData.class, new SimpleSerializedType(MetaData.class.getName(), null));
    }

    private static final class Settings extends Jackson3Serializer.Builder {
        Settings(List<? extends JacksonModule> modules) {
            jsonMapperBuilderCustomizer(json -> StoredJson.configure(json).addModules(List.copyOf(modules)));
        }
    }

    private void register(String name, Class<?> type) {
        Class<?> other = classes.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalArgumentException(type.getName() + " and " + other.getName() + " share " + name);
        }
        int revision = type.getAnnotation(StoredAs.class).revision();
        names.put(type, new SimpleSerializedType(name, revision == 0 ? null : Integer.toString(revision)));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public SerializedType typeForClass(Class type) {
        SerializedType name = names.get(type);
        if (name == null) {
            throw new SerializationException(type.getName() + " is in no EventCatalog: it has no name to be stored as");
        }
        return name;
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> known = classes.get(type.getName());
        if (known == null) {
            throw new SerializationException("no EventCatalog has a record for the stored name " + type.getName());
        }
        return known;
    }
}
