package dev.amana.platform.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates used last, strongly held and bounded. Aggregates name it: {@code @Aggregate(cache =
 * "aggregateCache")}. What it gives may be stale when other instances write: see {@link RedecidingCommandBus}.
 */
public final class AggregateCache implements Cache {
    private final Map<Object, Object> entries;

    /** @param capacity greatest number of aggregates */
    public AggregateCache(int capacity) {
        entries = new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > capacity;
            }
        };
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as in the interface
    public synchronized <K, V> @Nullable V get(K key) {
        if (Attempt.mustBeFresh()) {
            entries.remove(key);
            return null;
        }
        Object value = entries.get(key);
        if (value != null) {
            Attempt.noteCached();
        }
        return (V) value;
    }

    @Override
    public synchronized void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public synchronized boolean putIfAbsent(Object key, Object value) {
        return entries.putIfAbsent(key, value) == null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized <T> T computeIfAbsent(Object key, Supplier<T> value) {
        return (T) entries.computeIfAbsent(key, absent -> value.get());
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        entries.computeIfPresent(key, (present, value) -> update.apply((V) value));
    }

    @Override
    public synchronized boolean remove(Object key) {
        return entries.remove(key) != null;
    }

    @Override
    public synchronized void removeAll() {
        entries.clear();
    }

    @Override
    public synchronized boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    /** The keys held now, the one used longest ago first. */
    public synchronized List<Object> keys() {
        return new ArrayList<>(entries.keySet());
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> false;
    }
}
