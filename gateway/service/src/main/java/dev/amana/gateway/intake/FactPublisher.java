package dev.amana.gateway.intake;

import dev.amana.gateway.intake.FactTables.StoredFact;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes stored facts to Kafka: at once when it is woken, else once a second (another gateway may have stored one). All
 * records of a batch are in flight together, and the batch leaves the table only when the broker has them all; until
 * then it is sent again, under the same {@code ce_id}. A failure stalls and shows, and never skips.
 */
@Component
final class FactPublisher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FactPublisher.class);
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);

    private final FactTables tables;
    private final TransactionTemplate transaction;
    private final KafkaTemplate<String, byte[]> kafka;
    private final FactRecords records;
    private final Counter failures;
    private final Map<String, CompletableFuture<?>> onTheWay = new HashMap<>();
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;

    FactPublisher(
            FactTables tables,
            TransactionTemplate transaction,
            KafkaTemplate<String, byte[]> kafka,
            FactRecords records,
            MeterRegistry meters) {
        this.tables = tables;
        this.transaction = transaction;
        this.kafka = kafka;
        this.records = records;
        this.failures = meters.counter("amana.intake.publication.failures");
    }

    void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("intake-publisher").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            if (publish() < BATCH) {
                pause();
            }
        }
    }

    private int publish() {
        try {
            return Objects.requireNonNull(transaction.execute(status -> publishBatch()));
        } catch (RuntimeException failure) {
            if (running) {
                failures.increment();
                LOG.error("The marketplace's facts cannot be published; the publisher goes on trying", failure);
            }
            return 0;
        }
    }

    private int publishBatch() {
        List<StoredFact> facts = tables.unpublished(BATCH);
        if (!facts.isEmpty()) {
            CompletableFuture<?>[] sent = facts.stream().map(this::send).toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(sent)
                    .orTimeout(SEND_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .join();
            tables.published(facts);
            facts.forEach(fact -> onTheWay.remove(fact.id()));
        }
        return facts.size();
    }

    /** What the producer still holds from an earlier attempt is not handed to it twice. */
    private CompletableFuture<?> send(StoredFact fact) {
        CompletableFuture<?> known = onTheWay.get(fact.id());
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<?> sent = kafka.send(records.of(fact));
        onTheWay.put(fact.id(), sent);
        return sent;
    }

    private void pause() {
        try {
            if (work.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
