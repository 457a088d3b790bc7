package dev.amana.messaging.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often the two sides of each thread, that is a conversation and a subject, have answered each other lately. In the memory of one instance: where there are
 * several, two programs get as much further. Whoever keeps on being too fast has to pause twice as long each time: programs come to rest, and nothing
 * that a person wrote is lost.
 */
final class Turns {
    private static final int MOST_THREADS = 20_000;
    /** The longest pause is 64 times the first one. */
    private static final int MOST_DOUBLINGS = 6;

    private final int most;
    private final Duration within;
    private final Clock clock;
    private final Cache<String, Pace> paces;

    private static final class Pace {
        private String last = "";
        private int pauses;
        private Instant pausedUntil = Instant.MIN;
        private final Deque<Instant> turns = new ArrayDeque<>();
    }

    Turns(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
        this.paces = Caffeine.newBuilder()
                .maximumSize(MOST_THREADS)
                .expireAfterAccess(within.multipliedBy(2L << MOST_DOUBLINGS))
                .build();
    }

    /**
     * How long somebody who writes faster to and fro than people do has to wait; zero for everybody else. What one side writes
     * alone is no turn.
     */
    Duration pause(String thread, String authorId) {
        Pace pace = paces.get(thread, id -> new Pace());
        synchronized (pace) {
            Instant now = clock.instant();
            if (now.isBefore(pace.pausedUntil)) {
                return Duration.between(now, pace.pausedUntil);
            }
            while (!pace.turns.isEmpty() && pace.turns.getFirst().isBefore(now.minus(within))) {
                pace.turns.removeFirst();
            }
            if (pace.turns.size() >= most) {
                return begin(pace, now);
            }
            if (!pace.last.equals(authorId)) {
                pace.last = authorId;
                pace.turns.addLast(now);
            }
            return Duration.ZERO;
        }
    }

    private Duration begin(Pace pace, Instant now) {
        Duration pause = within.multipliedBy(1L << Math.min(pace.pauses, MOST_DOUBLINGS));
        pace.pauses++;
        pace.pausedUntil = now.plus(pause);
        pace.turns.clear();
        return pause;
    }
}
