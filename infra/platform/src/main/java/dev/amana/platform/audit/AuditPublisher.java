package dev.amana.platform.audit;

import dev.amana.platform.Ids;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.AuditRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Sends entries to Kafka in the order of their numbers, at least once; one instance at a time. */
final class AuditPublisher {
    private static final int BATCH = 200;
    private static final int PATIENCE_SECONDS = 30;

    private final String context;
    private final AuditTable table;
    private final TransactionOperations transactions;
    private final KafkaOperations<String, byte[]> kafka;
    private final PublishedJson json;

    AuditPublisher(
            String context,
            AuditTable table,
            TransactionOperations transactions,
            KafkaOperations<String, byte[]> kafka,
            PublishedJson json) {
        this.context = context;
        this.table = table;
        this.transactions = transactions;
        this.kafka = kafka;
        this.json = json;
    }

    /** Publishes one batch; returns whether there may be more. */
    boolean publish() {
        return Boolean.TRUE.equals(transactions.execute(status -> table.tryLockForPublishing() && publishLocked()));
    }

    private boolean publishLocked() {
        List<AuditRecorded> batch = table.notPublished(BATCH);
        if (!batch.isEmpty()) {
            send(batch);
            table.markPublished(batch.getFirst().number(), batch.getLast().number());
        }
        return batch.size() == BATCH;
    }

    private void send(List<AuditRecorded> batch) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        batch.forEach(entry -> sent.add(kafka.send(event(entry).toRecord(AuditRecorded.TOPIC, json))));
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private CloudEvent event(AuditRecorded entry) {
        return new CloudEvent(
                Ids.derived("audit", context, Long.toString(entry.number())),
                "/amana/" + context,
                context,
                entry.at(),
                entry.number(),
                1,
                null,
                entry);
    }
}
