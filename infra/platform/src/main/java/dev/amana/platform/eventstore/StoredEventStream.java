package dev.amana.platform.eventstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store page by page from a position on; asks the database only when there may be something new. Its processor is
 * told of new events only where one of them is of a type that it has a handler for.
 */
final class StoredEventStream implements TrackingEventStream {
    /** So many events that do not concern it, then one all the same: so its token does not stay behind for ever. */
    private static final int MOST_PASSED_OVER = 1_000;

    private final RecentEvents events;
    private final RightOfWay rightOfWay;
    private final Runnable turnedAway;
    private final long patienceNanos;
    private final Consumer<StoredEventStream> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private volatile @Nullable Runnable callback;
    /** The waker's own. */
    private long wokenAt;

    // All of these under the lock.
    private final Queue<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private final Set<Class<?>> unhandled = new HashSet<>();
    private @Nullable TrackingToken position;
    private boolean maybeMore = true;
    private int passedOver;

    /**
     * @param turnedAway called where a door has the right of way: this is to be woken when it has not
     * @param patience between two wakes, at least
     */
    StoredEventStream(
            RecentEvents events,
            RightOfWay rightOfWay,
            Runnable turnedAway,
            @Nullable TrackingToken position,
            Duration patience,
            Consumer<StoredEventStream> onClose) {
        this.events = events;
        this.rightOfWay = rightOfWay;
        this.turnedAway = turnedAway;
        this.position = position;
        this.patienceNanos = patience.toNanos();
        this.wokenAt = System.nanoTime() - patienceNanos;
        this.onClose = onClose;
    }

    /** There may be new events. False where it is to be told so again, because it was woken a moment ago. */
    boolean wake(long now) {
        if (now - wokenAt < patienceNanos) {
            return false;
        }
        Runnable toCall = callback;
        if (hasNew() && toCall != null) {
            wokenAt = now;
            toCall.run();
        }
        return true;
    }

    private boolean hasNew() {
        lock.lock();
        try {
            maybeMore = true;
            woken.signalAll();
            readPage();
            return !page.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        callback = onAvailable;
        return true;
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        lock.lock();
        try {
            unhandled.add(ignored.getPayloadType());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        lock.lock();
        try {
            return hasNextAvailable() ? Optional.of(page.element()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing, while a door has the right of way: what is read already waits too. */
    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (rightOfWay.taken()) {
            turnedAway.run();
            return false;
        }
        return available(timeout, unit);
    }

    private boolean available(int timeout, TimeUnit unit) throws InterruptedException {
        lock.lock();
        try {
            readPage();
            for (long left = unit.toNanos(timeout); page.isEmpty() && left > 0; readPage()) {
                left = maybeMore ? left : woken.awaitNanos(left);
            }
            return !page.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Until there is one to hand out, or no more. Should reading fail, what woke us is still unread. */
    private void readPage() {
        while (page.isEmpty() && maybeMore) {
            boolean any = false;
            for (TrackedEventMessage<?> event : events.after(PostgresEventStorageEngine.indexOf(position))) {
                any = true;
                position = event.trackingToken();
                if (!unhandled.contains(event.getPayloadType()) || ++passedOver > MOST_PASSED_OVER) {
                    passedOver = 0;
                    page.add(event);
                }
            }
            maybeMore = any; // there may be another page
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        lock.lock();
        try {
            while (!available(1, TimeUnit.SECONDS)) {
                // A blocking read by contract; closing the stream interrupts nobody, so wake up now and then.
            }
            return page.remove();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        callback = null;
        onClose.accept(this);
    }
}
