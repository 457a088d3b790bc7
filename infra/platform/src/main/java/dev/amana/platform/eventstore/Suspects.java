package dev.amana.platform.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events in whose handling something has failed. They are handled with care when their batch is repeated, and so is, for a
 * while, every other event at the same place, since failures come in swarms.
 */
final class Suspects {
    private static final Duration ALL_FOR = Duration.ofMinutes(1);
    /** More than all segments of a service have in their batches. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<Object, Long> allSince = new ConcurrentHashMap<>();
    private final Map<Suspicion, Integer> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Suspicion, Integer> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** @param place what failed: one of as many as there are in the source */
    private record Suspicion(Object place, String eventId) {}

    /** The events stay suspect for as long as it takes until their batch is repeated. */
    void suspect(Object place, Collection<String> eventIds) {
        allSince.put(place, System.nanoTime());
        synchronized (failures) {
            eventIds.forEach(id -> failures.putIfAbsent(new Suspicion(place, id), 0));
        }
    }

    boolean isSuspect(Object place, String eventId) {
        Long since = allSince.get(place);
        if (since == null) {
            return false;
        }
        if (System.nanoTime() - since < ALL_FOR.toNanos()) {
            return true;
        }
        synchronized (failures) {
            return failures.containsKey(new Suspicion(place, eventId));
        }
    }

    /** How often it was said to have failed, this time included. */
    int failed(Object place, String eventId) {
        synchronized (failures) {
            return failures.merge(new Suspicion(place, eventId), 1, Integer::sum);
        }
    }
}
