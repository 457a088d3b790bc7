package dev.amana.standalone;

import dev.amana.backing.Backing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be stopped, in the order that loses nothing: applications first, then what they stand on. */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Backing backing;
    private final List<AutoCloseable> applications = new CopyOnWriteArrayList<>();

    Running(Backing backing) {
        this.backing = backing;
    }

    void add(AutoCloseable application) {
        applications.add(application);
    }

    /** Bounded: an application that does not end in time loses nothing, since all that was promised is stored. */
    @Override
    public void close() {
        List<Thread> stoppers = applications.stream()
                .map(application -> Thread.startVirtualThread(() -> stop(application)))
                .toList();
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        try {
            for (Thread stopper : stoppers) {
                stopper.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        applications.clear();
        backing.close();
    }

    private static void stop(AutoCloseable application) {
        try {
            application.close();
        } catch (Exception e) {
            LOG.warn("An application did not stop cleanly", e);
        }
    }
}
