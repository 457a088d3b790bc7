package dev.amana.messaging.outbound;

import dev.amana.messaging.outbound.OutboundRows.Claimed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due mails and deals them out to lanes. A lane that has enough to do is left out of claims, so that a slow
 * destination fills neither memory nor another's way.
 */
final class Dispatcher {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MOST_PER_CLAIM = 200;
    /** A fresh mail that finds room here is claimed from birth, and costs no claim of its own. */
    private static final int PREFETCH = 16;

    private static final long POLL_MILLIS = 1000;

    private final OutboundRows rows;
    private final OutboundProperties settings;
    private final Clock clock;
    private final Function<String, Lane> newLane;
    private final Pauses pauses;
    private final InstanceLock name;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean backlog;

    /** A claim, and how long it is known to be ours. */
    private record Held(Ticket ticket, Instant until) {}

    Dispatcher(
            OutboundRows rows,
            OutboundProperties settings,
            Clock clock,
            Function<String, Lane> newLane,
            Pauses pauses,
            InstanceLock name) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
        this.newLane = newLane;
        this.pauses = pauses;
        this.name = name;
    }

    void start() {
        running = true;
        Thread.ofVirtual().name("outbound-dispatcher").start(this::run);
        Thread.ofVirtual().name("outbound-leases").start(this::keepLeases);
    }

    /** No claims from now on; gives back what no courier has begun with. */
    List<Ticket> stop() {
        running = false;
        wake();
        return lanes.values().stream().flatMap(lane -> lane.recall().stream()).toList();
    }

    boolean hasRoom(String lane) {
        Lane existing = lanes.get(lane);
        return running
                && name.held()
                && !pauses.paused(lane)
                && held.size() < settings.mostClaimedMails()
                && (existing == null || existing.load() < laneLimit());
    }

    /** Takes back what no courier has begun with and must not. */
    List<Ticket> recallPaused() {
        return lanes.entrySet().stream()
                .filter(lane -> pauses.paused(lane.getKey()))
                .flatMap(lane -> lane.getValue().recall().stream())
                .toList();
    }

    /** An operator says that a destination is to be tried now. */
    void knockAgain(String lane) {
        lanes.computeIfPresent(lane, (same, existing) -> {
            existing.knockAgain();
            return existing;
        });
        wake();
    }

    private int laneLimit() {
        return settings.connectionsPerDestination() * PREFETCH;
    }

    int claimed() {
        return held.size();
    }

    /** A mail that is claimed in the table already. */
    void accept(Ticket ticket) {
        held.put(ticket.id(), new Held(ticket, ticket.leaseUntil()));
        // Within the map's lock, so that a lane is not cleared away between being found and being used.
        lanes.compute(ticket.lane(), (name, existing) -> {
            Lane lane = existing == null ? newLane.apply(name) : existing;
            lane.add(ticket);
            return lane;
        });
    }

    /** Whether nobody else can have claimed it meanwhile, which is so as long as its lease was renewed in time. */
    boolean holds(Ticket ticket) {
        Held now = held.get(ticket.id());
        return now != null && now.ticket().equals(ticket) && clock.instant().isBefore(now.until());
    }

    void finished(Ticket ticket) {
        // Due again at once, it may have been claimed anew already.
        held.computeIfPresent(ticket.id(), (id, now) -> now.ticket().equals(ticket) ? null : now);
        Lane lane = lanes.get(ticket.lane());
        if (backlog && lane != null && lane.load() <= laneLimit() / 2) {
            wake();
        }
    }

    /** There is, or may be, something to claim. */
    void wake() {
        backlog = true;
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    private void run() {
        while (running) {
            try {
                if (!claim()) {
                    wakes.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    wakes.drainPermits();
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                log.error("Mails to send could not be claimed, trying again", e);
                pause();
            }
        }
    }

    /** Returns whether there may be more at once. */
    private boolean claim() {
        int room = Math.min(MOST_PER_CLAIM, settings.mostClaimedMails() - held.size());
        if (room <= 0) {
            backlog = true;
            return false;
        }
        pauses.refresh();
        if (pauses.everything() || !name.held()) {
            return false;
        }
        Set<String> busy = lanes.entrySet().stream()
                .filter(lane -> lane.getValue().load() >= laneLimit())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        busy.addAll(pauses.lanes());
        List<Claimed> claimed = rows.claim(clock.instant(), settings.lease(), busy, room);
        // Leases of our own lapse when the table is away for long: what we still hold is in good hands.
        claimed.stream()
                .filter(one -> !one.lapsed() || !held.containsKey(one.ticket().id()))
                .forEach(one -> accept(one.ticket()));
        boolean more = claimed.size() == room;
        backlog = more || !busy.isEmpty();
        return more;
    }

    private void keepLeases() {
        Instant next = clock.instant();
        while (running) {
            pause();
            name.look();
            Instant now = clock.instant();
            if (now.isAfter(next)) {
                next = now.plus(settings.lease().dividedBy(4));
                renew(now);
            }
            lanes.keySet().forEach(name -> lanes.computeIfPresent(name, (same, lane) -> lane.deserted() ? null : lane));
        }
    }

    private void renew(Instant now) {
        try {
            if (!held.isEmpty()) {
                Instant until = now.plus(settings.lease());
                rows.renew(held.keySet(), until)
                        .forEach(id -> held.computeIfPresent(id, (same, one) -> new Held(one.ticket(), until)));
            }
        } catch (RuntimeException e) {
            log.error("Leases of claimed mails could not be renewed, trying again", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
