package dev.amana.platform.eventstore;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Reads the store page by page from a position on; asks the database only when there may be something new. */
final class StoredEventStream implements TrackingEventStream {
    private final RecentEvents events;
    private final RightOfWay rightOfWay;
    private final Consumer<StoredEventStream> onClose;
    private final Queue<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private @Nullable TrackingToken position;
    private boolean maybeMore = true;
    private volatile @Nullable Runnable callback;

    StoredEventStream(
            RecentEvents events,
            RightOfWay rightOfWay,
            @Nullable TrackingToken position,
            Consumer<StoredEventStream> onClose) {
        this.events = events;
        this.rightOfWay = rightOfWay;
        this.position = position;
        this.onClose = onClose;
    }

    void wake() {
        lock.lock();
        try {
            maybeMore = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
        Runnable toCall = callback;
        if (toCall != null) {
            toCall.run();
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        callback = onAvailable;
        return true;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.of(page.element()) : Optional.empty();
    }

    /** Nothing, while a door has the right of way: what is read already waits too. */
    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return !rightOfWay.taken() && available(timeout, unit);
    }

    private boolean available(int timeout, TimeUnit unit) throws InterruptedException {
        if (!page.isEmpty()) {
            return true;
        }
        readPage();
        if (page.isEmpty() && timeout > 0 && awaitWake(unit.toNanos(timeout))) {
            readPage();
        }
        return !page.isEmpty();
    }

    private boolean awaitWake(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!maybeMore && left > 0) {
                left = woken.awaitNanos(left);
            }
            return maybeMore;
        } finally {
            lock.unlock();
        }
    }

    private void readPage() {
        if (!takeWake()) {
            return;
        }
        try {
            events.after(PostgresEventStorageEngine.indexOf(position)).forEach(event -> {
                page.add(event);
                position = event.trackingToken();
            });
        } catch (RuntimeException e) {
            setWake(); // what woke us is still unread
            throw e;
        }
        if (!page.isEmpty()) {
            setWake(); // there may be another page
        }
    }

    private boolean takeWake() {
        lock.lock();
        try {
            boolean taken = maybeMore;
            maybeMore = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void setWake() {
        lock.lock();
        try {
            maybeMore = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!available(1, TimeUnit.SECONDS)) {
            // A blocking read by contract; closing the stream interrupts nobody, so wake up now and then.
        }
        return page.remove();
    }

    @Override
    public void close() {
        callback = null;
        onClose.accept(this);
    }
}
