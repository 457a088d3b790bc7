package dev.amana.moderation;

import dev.amana.moderation.rules.LiveRules;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks for changed rules again and again, until the application closes. */
final class RulesWatch implements AutoCloseable {
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("rules-watch").factory());

    RulesWatch(LiveRules rules, Duration interval) {
        // Refreshing never throws: a throw would end the schedule.
        var schedule = executor.scheduleWithFixedDelay(
                rules::refresh, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        if (schedule.isCancelled()) {
            throw new IllegalStateException("The rules are not watched");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
