package dev.amana.platform.eventstore;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event store that wakes idle processors: at once after a commit of this instance, and within a poll interval after
 * one of another instance. (Polling, because NOTIFY would make all commits of the database wait for each other.)
 *
 * <p>While commits follow each other closely, processors are woken once for several: each wake costs every processor some
 * changes of thread, and each batch a transaction, however few events there are. After a pause all are woken at once. Those
 * that carry a message on its way are woken again after ten milliseconds, the others, which write what people look at, after
 * about a hundred.
 */
public final class WakingEventStore extends AbstractEventStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);
    /** Which events of a unit of work are stored already. */
    private static final String APPENDED = WakingEventStore.class.getName();
    /** That events decided late wait to be stored: together, however many they are. */
    private static final String LATE = APPENDED + ".late";

    private static final Duration BETWEEN_WAKES = Duration.ofMillis(10);
    /** Each has its own, lest all begin together. */
    private static final long SHORTEST_PATIENCE_MILLIS = 80;

    private static final long LONGEST_PATIENCE_MILLIS = 120;
    private static final Duration BETWEEN_LOOKS_AT_THE_DOOR = Duration.ofMillis(5);

    private final PostgresEventStorageEngine engine;
    private final RightOfWay rightOfWay;
    private final RecentEvents recent;
    private final Set<StoredEventStream> streams = ConcurrentHashMap.newKeySet();

    private final Duration pollInterval;
    private final Semaphore news = new Semaphore(0);
    private final Thread watch;
    private final Thread waker;
    private volatile long lastSeen;
    private volatile boolean closed;

    WakingEventStore(
            Settings settings, PostgresEventStorageEngine engine, RightOfWay rightOfWay, Duration pollInterval) {
        super(settings.storageEngine(engine));
        this.engine = engine;
        this.rightOfWay = rightOfWay;
        this.recent = new RecentEvents(engine::readPage);
        this.pollInterval = pollInterval;
        this.watch = Thread.ofVirtual().name("event-store-watch").start(this::watchOtherInstances);
        this.waker = Thread.ofVirtual().name("event-store-waker").start(this::wakeNowAndThen);
    }

    static final class Settings extends AbstractEventStore.Builder {}

    /**
     * A batch of events is one unit of work, with one queue for what is decided in it. Axon empties that queue once, while
     * the batch prepares its commit; what is decided after that, as by a {@link BatchEnd}, would never be stored.
     */
    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        Attempt.noteDecision();
        super.publish(events);
        CurrentUnitOfWork.map(UnitOfWork::root)
                .filter(root -> root.phase() == UnitOfWork.Phase.PREPARE_COMMIT)
                .ifPresent(this::announceLate);
    }

    private void announceLate(UnitOfWork<?> root) {
        if (root.getResource(LATE) == null) {
            root.resources().put(LATE, true);
            root.onPrepareCommit(this::appendLate);
        }
    }

    private void appendLate(UnitOfWork<?> root) {
        root.resources().remove(LATE);
        Set<String> appended = appended(root);
        List<EventMessage<?>> others = queuedMessages().stream()
                .filter(event -> !appended.contains(event.getIdentifier()))
                .toList();
        prepareCommit(intercept(others));
    }

    /** Of the unit of work's events those that are not stored yet: Axon hands over all of them, also those that were decided late. */
    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        Set<String> appended = CurrentUnitOfWork.map(WakingEventStore::appended).orElseGet(HashSet::new);
        List<? extends EventMessage<?>> others = events.stream()
                .filter(event -> appended.add(event.getIdentifier()))
                .toList();
        if (!others.isEmpty()) {
            super.prepareCommit(others);
        }
    }

    private static Set<String> appended(UnitOfWork<?> unit) {
        return unit.root().getOrComputeResource(APPENDED, absent -> new HashSet<>());
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        wakeAll();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        long patience = ThreadLocalRandom.current().nextLong(SHORTEST_PATIENCE_MILLIS, LONGEST_PATIENCE_MILLIS);
        return openStream(position, Duration.ofMillis(patience));
    }

    TrackingEventStream openStream(@Nullable TrackingToken position, Duration patience) {
        StoredEventStream stream =
                new StoredEventStream(recent, rightOfWay, news::release, position, patience, streams::remove);
        streams.add(stream);
        return stream;
    }

    /** The same events for a processor that others wait for. */
    public StreamableMessageSource<TrackedEventMessage<?>> promptly() {
        return new PromptEvents(this);
    }

    /** The greatest global index as last polled, at most one poll interval old. */
    public long lastGlobalIndex() {
        return lastSeen;
    }

    private void wakeAll() {
        recent.committed();
        news.release();
    }

    private void wakeNowAndThen() {
        boolean again = false;
        while (!closed) {
            try {
                if (!again) {
                    news.acquire();
                }
                while (rightOfWay.taken()) {
                    Thread.sleep(BETWEEN_LOOKS_AT_THE_DOOR);
                }
                news.drainPermits();
                again = !wakeStreams();
                Thread.sleep(BETWEEN_WAKES);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Whether all know of what there is; some want to hear of it a little later. */
    private boolean wakeStreams() {
        long now = System.nanoTime();
        boolean all = true;
        for (StoredEventStream stream : streams) {
            all &= wake(stream, now);
        }
        return all;
    }

    private boolean wake(StoredEventStream stream, long now) {
        try {
            return stream.wake(now);
        } catch (RuntimeException e) {
            LOG.debug("event store cannot be read; trying again", e);
            return false;
        }
    }

    private void watchOtherInstances() {
        while (!closed) {
            try {
                Thread.sleep(pollInterval);
                long last = engine.lastGlobalIndex();
                if (last != lastSeen) {
                    lastSeen = last;
                    wakeAll();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("event store cannot be read; trying again", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        waker.interrupt();
        streams.forEach(StoredEventStream::close);
    }
}
