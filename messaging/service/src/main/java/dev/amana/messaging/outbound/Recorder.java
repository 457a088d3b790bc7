package dev.amana.messaging.outbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes items of a kind in batches on one thread: what comes in while a batch is written goes into the next. A batch that
 * cannot be written is tried again until it can; who gives items is bounded elsewhere.
 */
final class Recorder<T> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final int MOST_PER_BATCH = 500;
    private static final long POLL_MILLIS = 100;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 250;

    private record Entry<T>(T item, CountDownLatch settled) {}

    private final BlockingQueue<Entry<T>> items = new LinkedBlockingQueue<>();
    private final long gatherMillis;
    private final Consumer<List<T>> write;
    private final Thread thread;
    private volatile boolean closing;

    /** Writes the first item at once. */
    Recorder(String name, Consumer<List<T>> write) {
        this(name, Duration.ZERO, write);
    }

    /** @param gather how long the first item of a batch waits for others */
    Recorder(String name, Duration gather, Consumer<List<T>> write) {
        this.gatherMillis = gather.toMillis();
        this.write = write;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    void add(T item) {
        items.add(new Entry<>(item, new CountDownLatch(1)));
    }

    /** Returns when the item is written, or is known not to be because this closes or the caller is interrupted. */
    void addAndWait(T item) {
        Entry<T> entry = new Entry<>(item, new CountDownLatch(1));
        items.add(entry);
        try {
            while (thread.isAlive() && !entry.settled().await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                // Not written yet.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing || !items.isEmpty()) {
                Entry<T> first = items.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Entry<T>> batch = new ArrayList<>();
                    batch.add(first);
                    gather();
                    items.drainTo(batch, MOST_PER_BATCH - 1);
                    writeUntilDone(batch.stream().map(Entry::item).toList());
                    batch.forEach(entry -> entry.settled().countDown());
                }
            }
        } catch (InterruptedException e) {
            log.error("{} was interrupted; what it held is found in the table at the next start", thread.getName());
        }
    }

    private void gather() throws InterruptedException {
        if (gatherMillis > 0 && !closing) {
            Thread.sleep(gatherMillis);
        }
    }

    private void writeUntilDone(List<T> batch) throws InterruptedException {
        while (true) {
            try {
                write.accept(batch);
                return;
            } catch (RuntimeException e) {
                log.error("{}: {} items could not be written, trying again", thread.getName(), batch.size(), e);
                if (closing) {
                    return;
                }
                Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
            }
        }
    }

    /** Writes what is there and ends. The thread is not interrupted, since that would break its database connection. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
