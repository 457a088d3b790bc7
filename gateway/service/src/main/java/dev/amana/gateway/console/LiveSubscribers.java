package dev.amana.gateway.console;

import dev.amana.gateway.cases.CaseChanged;
import dev.amana.gateway.cases.CaseChanges;
import dev.amana.gateway.cases.CaseChanges.Stage;
import dev.amana.gateway.cases.CaseChanges.Subscription;
import dev.amana.platform.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The open event streams of this instance: a bounded number, each with room for one wake-up. */
@Component
class LiveSubscribers implements SmartLifecycle {
    private final CaseChanges changes;
    private final Semaphore places;
    private final Set<Subscriber> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    LiveSubscribers(CaseChanges changes, LiveProperties properties) {
        this.changes = changes;
        this.places = new Semaphore(properties.maxSubscribers());
    }

    /** Throws a problem (503) when all places are taken, or the server is about to stop. */
    Subscriber open(Stage stage, Predicate<CaseChanged> interest) {
        if (!running || !places.tryAcquire()) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "too-many-open-pages");
        }
        Subscriber subscriber = new Subscriber(stage, interest);
        open.add(subscriber);
        return subscriber;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests to end: these end when they are told. */
    @Override
    public void stop() {
        running = false;
        open.forEach(Subscriber::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A reader that is slow hears once of many changes. */
    final class Subscriber implements AutoCloseable {
        private final Semaphore wakeUps = new Semaphore(0);
        private final AtomicLong seen = new AtomicLong();
        private final Subscription subscription;
        private volatile boolean ended;

        private Subscriber(Stage stage, Predicate<CaseChanged> interest) {
            subscription = changes.subscribe(stage, changed -> note(changed, interest));
        }

        private void note(List<CaseChanged> changed, Predicate<CaseChanged> interest) {
            long count = changed.stream().filter(interest).count();
            if (count > 0) {
                seen.addAndGet(count);
                wakeUps.release();
            }
        }

        /** How many changes there were since the last call; 0 after the timeout. */
        long await(Duration timeout) throws InterruptedException {
            if (wakeUps.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
            return seen.getAndSet(0);
        }

        boolean hasEnded() {
            return ended;
        }

        private void end() {
            ended = true;
            wakeUps.release();
        }

        @Override
        public void close() {
            if (open.remove(this)) {
                subscription.close();
                places.release();
            }
        }
    }
}
