package dev.amana.messaging.outbound;

import dev.amana.messaging.outbound.ReportRows.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener how mails ended, several at a time, and notes in the table that it knows. */
final class Reporter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Reporter.class);
    private static final int MOST_AT_A_TIME = 64;
    private static final int MOST_WAITING = 5_000;
    /** Until it is noted, at most the sweep tells it again. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private final DeliveryListener listener;
    private final Recorder<Report> reported;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(MOST_AT_A_TIME);
    private final Set<String> underway = ConcurrentHashMap.newKeySet();

    Reporter(DeliveryListener listener, ReportRows rows) {
        this.listener = listener;
        this.reported = new Recorder<>("outbound-reported", GATHER, rows::markReported);
    }

    /** What does not fit now is found in the table later. */
    void offer(Report report) {
        if (underway.size() < MOST_WAITING && underway.add(report.delivery().mailId())) {
            threads.execute(() -> inTurn(report));
        }
    }

    void deferred(Delivery delivery, String status, Instant next) {
        threads.execute(() -> {
            try {
                listener.deferred(delivery, status, next);
            } catch (RuntimeException e) {
                log.warn("Deferral of {} could not be told", delivery.mailId(), e);
            }
        });
    }

    private void inTurn(Report report) {
        turns.acquireUninterruptibly();
        try {
            tell(report);
            reported.add(report);
        } catch (RuntimeException e) {
            log.warn(
                    "Outcome of {} could not be told, trying again later",
                    report.delivery().mailId(),
                    e);
        } finally {
            turns.release();
            underway.remove(report.delivery().mailId());
        }
    }

    private void tell(Report report) {
        if (report.failure() == null) {
            listener.delivered(report.delivery());
        } else {
            listener.failed(report.delivery(), report.failure());
        }
    }

    @Override
    public void close() {
        threads.close();
        reported.close();
    }
}
