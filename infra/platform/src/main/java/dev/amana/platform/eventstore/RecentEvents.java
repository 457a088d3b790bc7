package dev.amana.platform.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The newest events of the store, read and decoded once for all processors: each of them reads the same ones at about the
 * same time. A gapless run of the global order; who is further behind reads from the table alone.
 */
final class RecentEvents {
    static final int MOST_EVENTS = 4_000;
    static final long MOST_BYTES = 16 << 20;

    /** The first page after a position. */
    @FunctionalInterface
    interface Table {
        Page read(long after);
    }

    /**
     * Events that follow each other.
     *
     * @param after the position before the first; nothing in between is missing
     * @param bytes of what is stored
     */
    record Page(long after, List<TrackedEventMessage<?>> events, long bytes) {
        long last() {
            return events.isEmpty()
                    ? after
                    : PostgresEventStorageEngine.indexOf(events.getLast().trackingToken());
        }
    }

    private final Table table;
    private final int mostEvents;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Page> pages = new ArrayDeque<>();
    private final AtomicLong commits = new AtomicLong();
    private long seenCommits = -1;
    private int events;
    private long bytes;

    RecentEvents(Table table) {
        this(table, MOST_EVENTS, MOST_BYTES);
    }

    RecentEvents(Table table, int mostEvents, long mostBytes) {
        this.table = table;
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
    }

    /** There may be new ones in the table. */
    void committed() {
        commits.incrementAndGet();
    }

    /** Events after a position in their order, at least one if there are any. */
    List<TrackedEventMessage<?>> after(long position) {
        lock.lock();
        try {
            List<TrackedEventMessage<?>> known = known(position);
            if (!known.isEmpty()) {
                return known;
            }
            if (isTail(position)) {
                return read(position);
            }
        } finally {
            lock.unlock();
        }
        return table.read(position).events();
    }

    private List<TrackedEventMessage<?>> known(long position) {
        if (pages.isEmpty()
                || position < pages.getFirst().after()
                || position >= pages.getLast().last()) {
            return List.of();
        }
        Deque<Page> newer = new ArrayDeque<>();
        Iterator<Page> backwards = pages.descendingIterator();
        for (Page page = backwards.next(); page.last() > position; page = backwards.next()) {
            newer.addFirst(page);
            if (!backwards.hasNext()) {
                break;
            }
        }
        return newer.stream()
                .<TrackedEventMessage<?>>flatMap(page -> page.events().stream())
                .filter(event -> PostgresEventStorageEngine.indexOf(event.trackingToken()) > position)
                .toList();
    }

    private boolean isTail(long position) {
        return pages.isEmpty() || position >= pages.getLast().last();
    }

    /** While one reads, the others wait for what it finds. */
    private List<TrackedEventMessage<?>> read(long position) {
        boolean atEnd = !pages.isEmpty() && position == pages.getLast().last();
        long now = commits.get();
        if (atEnd && seenCommits == now) {
            return List.of();
        }
        Page page = table.read(position);
        if (!atEnd) {
            pages.clear();
            events = 0;
            bytes = 0;
        }
        if (!page.events().isEmpty() || pages.isEmpty()) {
            add(page);
        }
        // A full page is not the end: there may be more although nothing is committed meanwhile.
        seenCommits = page.events().size() < PostgresEventStorageEngine.PAGE ? now : -1;
        return page.events();
    }

    private void add(Page page) {
        pages.add(page);
        events += page.events().size();
        bytes += page.bytes();
        while (pages.size() > 1 && (events > mostEvents || bytes > mostBytes)) {
            Page oldest = pages.remove();
            events -= oldest.events().size();
            bytes -= oldest.bytes();
        }
    }
}
