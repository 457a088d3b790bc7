package dev.amana.messaging.outbound;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The claimed mails for one destination and the couriers that carry them, each on a virtual thread with a connection of
 * its own. Couriers come with the mails, up to a limit, and go when there is nothing to do.
 */
final class Lane {
    private final Supplier<Courier> couriers;
    private final int mostCouriers;
    private final Duration idle;
    private final CoolOff coolOff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private int working;
    private int resting;

    Lane(Supplier<Courier> couriers, int mostCouriers, Duration idle, CoolOff coolOff) {
        this.couriers = couriers;
        this.mostCouriers = mostCouriers;
        this.idle = idle;
        this.coolOff = coolOff;
    }

    void add(Ticket ticket) {
        lock.lock();
        try {
            waiting.add(ticket);
            if (resting >= waiting.size()) {
                arrived.signal();
            } else if (working < mostCouriers) {
                working++;
                Thread.ofVirtual().name("outbound-courier").start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whatever was found closed a moment ago may be open now. */
    void knockAgain() {
        coolOff.end();
    }

    int load() {
        lock.lock();
        try {
            return waiting.size() + working - resting;
        } finally {
            lock.unlock();
        }
    }

    boolean deserted() {
        lock.lock();
        try {
            return waiting.isEmpty() && working == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Takes back what no courier has begun with. */
    List<Ticket> recall() {
        lock.lock();
        try {
            List<Ticket> recalled = new ArrayList<>(waiting);
            waiting.clear();
            return recalled;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        boolean dismissed = false;
        try (Courier courier = couriers.get()) {
            for (Ticket ticket = next(); ticket != null; ticket = next()) {
                courier.carry(ticket);
            }
            dismissed = true;
        } finally {
            if (!dismissed) {
                brokenDown();
            }
        }
    }

    /** Its place is free for the courier that the next mail brings. */
    private void brokenDown() {
        lock.lock();
        try {
            working--;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Ticket next() {
        lock.lock();
        try {
            long left = idle.toNanos();
            while (waiting.isEmpty()) {
                if (left <= 0) {
                    working--;
                    return null;
                }
                left = rest(left);
            }
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is in the caller.
    private long rest(long nanos) {
        resting++;
        try {
            return arrived.awaitNanos(nanos);
        } catch (InterruptedException e) {
            return 0;
        } finally {
            resting--;
        }
    }
}
