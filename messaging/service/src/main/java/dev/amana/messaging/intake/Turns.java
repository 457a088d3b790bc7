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
 * several, two programs get as much further.
 */
final class Turns {
    private static final int MOST_THREADS = 20_000;

    private final int most;
    private final Duration within;
    private final Clock clock;
    private final Cache<String, Pace> paces;

    private static final class Pace {
        private String last = "";
        private final Deque<Instant> turns = new ArrayDeque<>();
    }

    Turns(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
        this.paces = Caffeine.newBuilder()
                .maximumSize(MOST_THREADS)
                .expireAfterAccess(within)
                .build();
    }

    /** Whether somebody writes faster to and fro than people do. What one side writes alone is no turn. */
    boolean tooFast(String thread, String authorId) {
        Pace pace = paces.get(thread, id -> new Pace());
        synchronized (pace) {
            Instant now = clock.instant();
            while (!pace.turns.isEmpty() && pace.turns.getFirst().isBefore(now.minus(within))) {
                pace.turns.removeFirst();
            }
            if (pace.turns.size() >= most) {
                return true;
            }
            if (!pace.last.equals(authorId)) {
                pace.last = authorId;
                pace.turns.addLast(now);
            }
            return false;
        }
    }
}
