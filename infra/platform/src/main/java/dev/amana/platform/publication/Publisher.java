package dev.amana.platform.publication;

import dev.amana.platform.eventstore.ProcessorConfiguration;
import dev.amana.published.PublishedEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the service makes known. All records of a processor's batch are in flight together, and waited for once
 * before the token is stored: at least once, in order per aggregate. Whatever goes wrong, the batch is tried again from
 * its start; nothing is ever left out.
 */
@ProcessingGroup(ProcessorConfiguration.PUBLICATION)
public final class Publisher {
    private static final String BATCH = Publisher.class.getName();

    private final Publication publication;
    private final PublishedJson json;
    private final Sends sends;
    private final PublicationProgress progress;
    private final Settings settings;
    private final Runnable createTopics;

    /** @param source {@code ce_source} of all events */
    record Settings(String source, int epoch, Duration sendTimeout) {}

    /** @param createTopics called at each stall, in case Kafka was away when the service started */
    Publisher(
            Publication publication,
            PublishedJson json,
            Sends sends,
            PublicationProgress progress,
            Settings settings,
            Runnable createTopics) {
        this.publication = publication;
        this.json = json;
        this.sends = sends;
        this.progress = progress;
        this.settings = settings;
        this.createTopics = createTopics;
    }

    @EventHandler
    void publish(DomainEventMessage<?> message, UnitOfWork<?> unit) {
        Batch batch = unit.root().getOrComputeResource(BATCH, absent -> begin(unit.root()));
        try {
            PublishedEvent event = publication.translate(message.getPayload());
            if (event != null) {
                CloudEvent cloudEvent = cloudEvent(message, event);
                batch.sent.put(
                        message.getIdentifier(),
                        sends.send(message.getIdentifier(), cloudEvent.toRecord(publication.topic(), json)));
            }
        } catch (RuntimeException e) {
            stalled(message.getIdentifier(), e);
            throw e;
        }
    }

    private CloudEvent cloudEvent(DomainEventMessage<?> message, PublishedEvent event) {
        return new CloudEvent(
                message.getIdentifier(),
                settings.source(),
                message.getAggregateIdentifier(),
                message.getTimestamp(),
                message.getSequenceNumber(),
                settings.epoch(),
                traceparent(message),
                event);
    }

    private static @Nullable String traceparent(DomainEventMessage<?> message) {
        return message.getMetaData().get("traceparent") instanceof String text ? text : null;
    }

    private Batch begin(UnitOfWork<?> root) {
        Batch batch = new Batch();
        root.onPrepareCommit(unit -> finish(batch));
        return batch;
    }

    private void finish(Batch batch) {
        try {
            sends.await(batch.sent, settings.sendTimeout());
            progress.published(batch.sent.size());
        } catch (PublicationStalledException e) {
            stalled(batch.sent.keySet().iterator().next(), e);
            throw e;
        }
    }

    private void stalled(String eventId, RuntimeException failure) {
        progress.failed(eventId, failure);
        createTopics.run();
    }

    private static final class Batch {
        private final Map<String, CompletableFuture<?>> sent = new LinkedHashMap<>();
    }
}
