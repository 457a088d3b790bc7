package dev.amana.platform.erasure;

import dev.amana.platform.Ids;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.ErasureConfirmed;
import dev.amana.published.ErasureRequested;
import dev.amana.published.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.core.KafkaOperations;

/** Writes to and reads from {@code amana.erasure.events}. */
final class ErasureTopic {
    private static final int PATIENCE_SECONDS = 30;

    private final String context;
    private final KafkaOperations<String, byte[]> kafka;
    private final PublishedJson json;

    ErasureTopic(String context, KafkaOperations<String, byte[]> kafka, PublishedJson json) {
        this.context = context;
        this.kafka = kafka;
        this.json = json;
    }

    String context() {
        return context;
    }

    void request(ErasureRequested request) {
        send(Ids.derived("erasure-requested", request.erasureId()), request.partyId(), request.requestedAt(), request);
    }

    void confirm(ErasureConfirmed confirmation) {
        send(
                Ids.derived("erasure-confirmed", confirmation.erasureId(), context),
                confirmation.partyId(),
                confirmation.confirmedAt(),
                confirmation);
    }

    /** Empty for a record that is no request, such as a context's confirmation. */
    Optional<ErasureRequested> read(ConsumerRecord<String, byte[]> message) {
        Header type = message.headers().lastHeader("ce_type");
        boolean isRequest = type != null
                && PublishedEvent.typeOf(ErasureRequested.class)
                        .equals(new String(type.value(), StandardCharsets.UTF_8));
        return isRequest ? Optional.of(json.read(message.value(), ErasureRequested.class)) : Optional.empty();
    }

    private void send(String id, String partyId, Instant time, PublishedEvent event) {
        CloudEvent cloudEvent = new CloudEvent(id, "/amana/" + context, partyId, time, 0, 1, null, event);
        kafka.send(cloudEvent.toRecord(ErasureRequested.TOPIC, json))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
