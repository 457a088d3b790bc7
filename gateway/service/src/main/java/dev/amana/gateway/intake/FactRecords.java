package dev.amana.gateway.intake;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.intake.FactTables.StoredFact;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes stored facts the same records that the platform makes of domain events. */
@Component
final class FactRecords {
    private static final String SOURCE = "/amana/gateway";

    private final Map<String, Class<? extends PublishedEvent>> types = Stream.of(
                    MarketplaceEvent.class.getPermittedSubclasses())
            .<Class<? extends PublishedEvent>>map(type -> type.asSubclass(PublishedEvent.class))
            .collect(Collectors.toMap(PublishedEvent::typeOf, Function.identity()));
    private final PublishedJson json;
    private final int epoch;

    FactRecords(PublishedJson json, @Value("${amana.publication.epoch}") int epoch) {
        this.json = json;
        this.epoch = epoch;
    }

    ProducerRecord<String, byte[]> of(StoredFact fact) {
        Class<? extends PublishedEvent> type = Objects.requireNonNull(types.get(fact.type()), fact.type());
        return new CloudEvent(
                        fact.id(),
                        SOURCE,
                        fact.key(),
                        fact.recordedAt(),
                        fact.sequence(),
                        epoch,
                        null,
                        json.read(fact.body().getBytes(StandardCharsets.UTF_8), type))
                .toRecord(fact.topic(), json);
    }
}
