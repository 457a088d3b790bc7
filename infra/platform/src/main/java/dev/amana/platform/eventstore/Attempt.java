package dev.amana.platform.eventstore;

/**
 * One try at deciding a command: what it was decided on and whether it led to events. Bound to the thread that decides,
 * by a scoped value, because Axon gives no other way from the command bus to the cache and the storage engine.
 */
final class Attempt {
    static final ScopedValue<Attempt> CURRENT = ScopedValue.newInstance();

    private final boolean fresh;
    private boolean cached;
    private boolean decided;
    private boolean appended;

    /** @param fresh whether caches are to be passed over */
    Attempt(boolean fresh) {
        this.fresh = fresh;
    }

    /** Whether the current command must be decided on state read from the store. */
    static boolean mustBeFresh() {
        return CURRENT.isBound() && CURRENT.get().fresh;
    }

    static void noteCached() {
        if (CURRENT.isBound()) {
            CURRENT.get().cached = true;
        }
    }

    /** Events were decided; those of a batch are appended with it, after the attempt. */
    static void noteDecision() {
        if (CURRENT.isBound()) {
            CURRENT.get().decided = true;
        }
    }

    static void noteAppend() {
        if (CURRENT.isBound()) {
            CURRENT.get().appended = true;
        }
    }

    boolean decidedOnCachedState() {
        return cached;
    }

    boolean decidedEvents() {
        return decided;
    }

    boolean appendedEvents() {
        return appended;
    }
}
