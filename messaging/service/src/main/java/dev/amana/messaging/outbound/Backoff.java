package dev.amana.messaging.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** When a deferred mail is tried again: after growing pauses, spread a little, until the mail is too old. */
record Backoff(List<Duration> pauses, Duration giveUpAfter) {

    Instant next(int attempts, Instant now) {
        Duration pause = pauses.get(Math.clamp(attempts - 1, 0, pauses.size() - 1));
        long spread = pause.toMillis() / 10;
        return now.plus(pause)
                .plusMillis(spread == 0 ? 0 : ThreadLocalRandom.current().nextLong(spread));
    }

    boolean expired(Instant enqueuedAt, Instant now) {
        return now.isAfter(enqueuedAt.plus(giveUpAfter));
    }
}
