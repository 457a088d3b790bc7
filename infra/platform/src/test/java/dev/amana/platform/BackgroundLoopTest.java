package dev.amana.platform;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A step that fails is repeated, and how long it may take until then is bounded. */
class BackgroundLoopTest {
    private static final Duration PAUSE = Duration.ofMillis(5);
    /** Doubled each time, the pauses would come to more than a minute by then. */
    private static final int FAILURES = 15;

    @Test
    void afterManyFailuresItIsStillRepeatedWithinTheBound() {
        AtomicInteger runs = new AtomicInteger();
        BackgroundLoop loop = new BackgroundLoop("failing", PAUSE, PAUSE, () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("The database is away");
        });
        loop.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> runs.get() >= FAILURES);
        } finally {
            loop.stop();
        }
    }
}
