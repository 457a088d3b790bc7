package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseChanged;
import dev.amana.gateway.cases.CaseChanges;
import dev.amana.gateway.cases.CaseChanges.Stage;
import dev.amana.gateway.cases.CaseChanges.Subscription;
import dev.amana.gateway.cases.CaseQueries;
import dev.amana.gateway.cases.CaseRow;
import dev.amana.gateway.cases.CaseWriter;
import dev.amana.gateway.index.IndexLedger.Names;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the index up to the rows. The to-do list is in PostgreSQL, so nothing is lost while Elasticsearch or this
 * process is away; a commit only wakes the worker. Several instances may work on the same rows: the external version
 * makes that harmless.
 */
@Component
public class IndexWorker implements SmartLifecycle {
    static final Logger LOG = LoggerFactory.getLogger(IndexWorker.class);
    private static final int FIRST_BACKOFF_MILLIS = 250;

    private final CaseIndex index;
    private final CaseQueries cases;
    private final IndexLedger ledger;
    private final CaseWriter writer;
    private final CaseChanges changes;
    private final IndexProperties properties;
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch ensured = new CountDownLatch(1);
    private @Nullable Subscription subscription;
    private @Nullable Thread thread;

    IndexWorker(
            CaseIndex index,
            CaseQueries cases,
            IndexLedger ledger,
            CaseWriter writer,
            CaseChanges changes,
            IndexProperties properties,
            MeterRegistry meters) {
        this.index = index;
        this.cases = cases;
        this.ledger = ledger;
        this.writer = writer;
        this.changes = changes;
        this.properties = properties;
        Gauge.builder("amana.index.refused", ledger, IndexLedger::refused)
                .description("Cases whose document Elasticsearch keeps refusing")
                .register(meters);
    }

    @Override
    public synchronized void start() {
        subscription = changes.subscribe(Stage.COMMITTED, changed -> wakeUps.release());
        thread = Thread.ofVirtual().name("case-index").start(this::work);
        awaitIndex();
    }

    /** Who is told that the gateway is up may search; without Elasticsearch it comes up all the same, a little later. */
    private void awaitIndex() {
        try {
            if (!ensured.await(properties.startWaitMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Starting without the case index; searches answer 503 until it is there");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (subscription != null && thread != null) {
            subscription.close();
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /**
     * Writes the documents of these cases at once and returns when searches see them: while the index is rebuilt, in the
     * old one as well.
     */
    void indexNow(List<String> caseIds) {
        Names names = index.ensure();
        for (int from = 0; from < caseIds.size(); from += properties.batchCases()) {
            List<String> part = caseIds.subList(from, Math.min(from + properties.batchCases(), caseIds.size()));
            List<CaseRow> rows = cases.all(part);
            requireAll(rows, written(names, rows, true));
            names = ledger.names().orElseThrow();
            if (names.rebuilding() && !rows.isEmpty()) {
                requireAll(rows, index.write(names.readIndex(), rows, true));
            }
        }
        names.inUse().forEach(index::expunge);
    }

    private static void requireAll(List<CaseRow> rows, List<CaseRow> written) {
        if (written.size() < rows.size()) {
            throw new IllegalStateException("Some of " + rows.size() + " cases were not indexed");
        }
    }

    public void rebuild() {
        index.ensure();
        index.beginRebuild();
        wakeUps.release();
    }

    private void work() {
        int backoffMillis = 0;
        Names names = null;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                names = names == null ? index.ensure() : ledger.names().orElseThrow();
                ensured.countDown();
                waitUnless(step(names));
                backoffMillis = 0;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // Elasticsearch or PostgreSQL is away, and may come back without its data: begin anew.
                names = null;
                backoffMillis = nextBackoff(backoffMillis, e);
                if (!paused(backoffMillis)) {
                    return;
                }
            }
        }
    }

    /** Whether more is waiting. */
    private boolean step(Names names) {
        writer.touchForgotten();
        List<CaseRow> rows = cases.toIndex(properties.batchCases());
        if (rows.isEmpty()) {
            index.finishRebuild(names);
            return false;
        }
        boolean more = rows.size() == properties.batchCases();
        // Of a long queue only the end waits for the refresh that makes it visible.
        List<CaseRow> written = written(names, rows, !more);
        if (written.isEmpty()) {
            throw new IllegalStateException("None of " + rows.size() + " documents was taken");
        }
        return true;
    }

    private List<CaseRow> written(Names names, List<CaseRow> rows, boolean visible) {
        List<CaseRow> written = rows.isEmpty() ? List.of() : index.write(names.writeIndex(), rows, visible);
        ledger.indexed(written, names.writeIndex());
        List<CaseChanged> searchable = new ArrayList<>();
        written.forEach(row -> searchable.add(new CaseChanged(row.caseId(), row.revision())));
        changes.announce(Stage.SEARCHABLE, searchable);
        return written;
    }

    private void waitUnless(boolean more) throws InterruptedException {
        if (!more) {
            wakeUps.tryAcquire(properties.pollMillis(), TimeUnit.MILLISECONDS);
        }
        wakeUps.drainPermits();
    }

    private int nextBackoff(int backoffMillis, RuntimeException cause) {
        if (backoffMillis == 0) {
            LOG.warn("The case index is behind; trying again until it is up", cause);
            return FIRST_BACKOFF_MILLIS;
        }
        return Math.min(2 * backoffMillis, properties.maxBackoffMillis());
    }

    private static boolean paused(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
