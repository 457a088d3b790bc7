package dev.amana.gateway.cases;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Tells this instance's index worker and open pages that cases have changed. A listener only takes note and returns.
 * Whoever misses a call, because it happened in another instance, finds the change by its own slow poll.
 */
@Component
public class CaseChanges {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Ends when the returned subscription is closed. */
    public Subscription subscribe(Stage stage, Consumer<List<CaseChanged>> receiver) {
        Listener listener = new Listener(stage, receiver);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void announce(Stage stage, List<CaseChanged> changes) {
        if (!changes.isEmpty()) {
            listeners.stream()
                    .filter(listener -> listener.stage() == stage)
                    .forEach(listener -> listener.receiver().accept(changes));
        }
    }

    /** How far a change has come. */
    public enum Stage {
        /** The row is committed. */
        COMMITTED,
        /** The document is found by searches. */
        SEARCHABLE
    }

    /** Closing ends it; closing again is harmless. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private record Listener(Stage stage, Consumer<List<CaseChanged>> receiver) {}
}
