package dev.amana.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One virtual thread that repeats a step while the application runs: at once while there is more to do, else when woken
 * or after a pause. A step that fails is repeated after a longer and longer pause, up to {@value #LONGEST_PAUSE_SECONDS}
 * seconds where nothing else is said.
 */
public final class BackgroundLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    /** Returns whether there is more to do at once. */
    @FunctionalInterface
    public interface Step {
        boolean run() throws Exception;
    }

    private final String name;
    private final Duration pause;
    private final Duration longestPause;
    private final Step step;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    public BackgroundLoop(String name, Duration pause, Step step) {
        this(name, pause, Duration.ofSeconds(LONGEST_PAUSE_SECONDS), step);
    }

    /** @param longestPause after a failure: for steps whose news may not be older than that once the trouble is over */
    public BackgroundLoop(String name, Duration pause, Duration longestPause, Step step) {
        this.name = name;
        this.pause = pause;
        this.longestPause = longestPause;
        this.step = step;
    }

    /** There may be something to do. */
    public void wake() {
        wakes.release();
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name(name).start(this::repeat);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread stopped = thread;
        thread = null;
        if (stopped != null) {
            stopped.interrupt();
            try {
                stopped.join(STOP_PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void repeat() {
        Duration rest = Duration.ZERO;
        try {
            while (running) {
                if (!rest.isZero()) {
                    await(rest);
                }
                rest = once(rest);
            }
        } catch (InterruptedException e) {
            // Stopped, and nothing is left half done: a step is repeatable.
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // Woken or not, the step is due.
    private void await(Duration rest) throws InterruptedException {
        boolean woken = wakes.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("{} goes on, woken: {}", name, woken);
        wakes.drainPermits();
    }

    private Duration once(Duration before) throws InterruptedException {
        try {
            return step.run() ? Duration.ZERO : pause;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Duration rest = longer(before);
            LOG.warn("{} failed and is repeated in {} ms", name, rest.toMillis(), e);
            return rest;
        }
    }

    private Duration longer(Duration before) {
        long millis = Math.max(before.toMillis() * 2, pause.toMillis());
        return Duration.ofMillis(Math.min(millis, longestPause.toMillis()));
    }
}
