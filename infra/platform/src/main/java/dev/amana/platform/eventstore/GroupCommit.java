package dev.amana.platform.eventstore;

import dev.amana.platform.blob.SealedBlob;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what callers append as few, large commits: whoever arrives while the last batch is being synced goes out with
 * the next one. A caller waits until its own events are on disk, or are known not to be.
 *
 * <p>When a batch completes, all its callers come back at about the same time. Were the first of them written at once,
 * the others would have to wait for its sync: so the writer waits for those it expects, but no longer than a small part
 * of what a commit takes. A lone caller is never kept waiting.
 *
 * <p>The events of one caller stand or fall together. A batch that meets a conflict was rolled back for certain, and is
 * written again caller by caller, so that only the one in conflict sees it.
 */
final class GroupCommit implements AutoCloseable {
    private static final Set<String> ROLLED_BACK_FOR_CERTAIN = Set.of("23505", "40P01", "40001");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LONGEST_LINGER_NANOS = 3_000_000;
    private static final int LINGER_PART_OF_COMMIT = 3;

    /** A batch ends here: what many enclose must not become one statement that no memory holds. */
    static final long MOST_BATCH_BYTES = 8 << 20;

    /** Longer than the driver waits for the server (its socket timeout), which normally decides. */
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(60);

    private final EventInsert insert;
    private final int batchLimit;
    private final BlockingQueue<Append> waiting;
    private final Duration commitPatience;
    private final DistributionSummary batchSize;
    private final Thread writer;
    private volatile boolean closed;

    // Both are the writer thread's own.
    private int expectedCallers = 1;
    private long commitNanos;

    private record Append(List<StoredEvent> events, List<SealedBlob> blobs, CompletableFuture<@Nullable Void> stored) {
        long bytes() {
            long ofEvents =
                    events.stream().mapToLong(event -> event.payload().length).sum();
            return ofEvents
                    + blobs.stream().mapToLong(blob -> blob.sealed().length).sum();
        }
    }

    GroupCommit(EventInsert insert, int batchLimit, int queueCapacity, MeterRegistry meters) {
        this(insert, batchLimit, queueCapacity, meters, COMMIT_PATIENCE);
    }

    GroupCommit(EventInsert insert, int batchLimit, int queueCapacity, MeterRegistry meters, Duration commitPatience) {
        this.commitPatience = commitPatience;
        this.insert = insert;
        this.batchLimit = batchLimit;
        this.waiting = new ArrayBlockingQueue<>(queueCapacity);
        this.batchSize = DistributionSummary.builder("amana.eventstore.batch.events")
                .description("Events in one commit")
                .register(meters);
        meters.gaugeCollectionSize("amana.eventstore.waiting", List.of(), waiting);
        this.writer = Thread.ofPlatform().daemon().name("event-group-commit").start(this::writeUntilClosed);
    }

    /** Returns when the events are synced to disk. Throws with state 08007 where it is not known whether they are. */
    void append(List<StoredEvent> events) throws SQLException {
        append(events, List.of());
    }

    /** The same, with blobs that these events name. */
    void append(List<StoredEvent> events, List<SealedBlob> blobs) throws SQLException {
        Append append = new Append(events, blobs, new CompletableFuture<>());
        enqueue(append);
        try {
            append.stored().get(commitPatience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new SQLException("it is not known whether the events were stored", "08007", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted before it was known whether the events were stored", "08007", e);
        }
    }

    private void enqueue(Append append) throws SQLException {
        try {
            if (closed || !waiting.offer(append, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLException(closed ? "event store is closed" : "event store is overloaded", "53400");
            }
            // Closed in between, the writer may be gone already. What it took before that, it answers.
            if (closed && waiting.remove(append)) {
                throw new SQLException("event store is closed", "57P01");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted before the events were handed over", "57014", e);
        }
    }

    private void writeUntilClosed() {
        while (!closed || !waiting.isEmpty()) {
            try {
                Append first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(withFollowers(first));
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private List<Append> withFollowers(Append first) throws InterruptedException {
        List<Append> batch = new ArrayList<>();
        long deadline = System.nanoTime() + Math.min(commitNanos / LINGER_PART_OF_COMMIT, LONGEST_LINGER_NANOS);
        int events = 0;
        long bytes = 0;
        for (Append next = first; next != null; ) {
            batch.add(next);
            events += next.events().size();
            bytes += next.bytes();
            boolean room = events < batchLimit && bytes < MOST_BATCH_BYTES;
            next = room ? follower(batch.size(), deadline) : null;
        }
        return batch;
    }

    private @Nullable Append follower(int callers, long deadline) throws InterruptedException {
        Append next = waiting.poll();
        boolean worthWaiting = next == null && callers < expectedCallers;
        return worthWaiting ? waiting.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS) : next;
    }

    private void write(List<Append> batch) {
        Throwable failure = tryWrite(batch);
        if (failure == null) {
            batch.forEach(append -> append.stored().complete(null));
        } else if (batch.size() > 1 && isRolledBackForCertain(failure)) {
            batch.forEach(append -> write(List.of(append)));
        } else {
            batch.forEach(append -> append.stored().completeExceptionally(failure));
        }
    }

    private @Nullable Throwable tryWrite(List<Append> batch) {
        try {
            List<StoredEvent> events =
                    batch.stream().flatMap(append -> append.events().stream()).toList();
            List<SealedBlob> blobs =
                    batch.stream().flatMap(append -> append.blobs().stream()).toList();
            long begin = System.nanoTime();
            insert.write(events, blobs);
            commitNanos = (3 * commitNanos + System.nanoTime() - begin) / 4;
            expectedCallers = batch.size() + waiting.size();
            batchSize.record(events.size());
            return null;
        } catch (SQLException | RuntimeException | Error e) {
            return e;
        }
    }

    private static boolean isRolledBackForCertain(Throwable failure) {
        return failure instanceof SQLException sql
                && sql.getSQLState() != null
                && ROLLED_BACK_FOR_CERTAIN.contains(sql.getSQLState());
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.interrupt();
        for (Append left = waiting.poll(); left != null; left = waiting.poll()) {
            left.stored().completeExceptionally(new SQLException("event store is closed", "57P01"));
        }
    }
}
