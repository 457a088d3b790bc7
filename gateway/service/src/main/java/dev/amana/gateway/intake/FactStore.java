package dev.amana.gateway.intake;

import dev.amana.gateway.intake.FactTables.NewFact;
import dev.amana.gateway.intake.FactTables.Stream;
import dev.amana.platform.Ids;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.platform.security.Caller;
import dev.amana.published.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores facts. Each is committed before its teller is answered, numbered under the lock of its stream; then the
 * publisher is woken.
 */
@Component
final class FactStore {
    private final FactTables tables;
    private final FactPublisher publisher;
    private final TransactionTemplate transaction;
    private final PublishedJson json;
    private final Ids ids;
    private final Clock clock;

    FactStore(
            FactTables tables,
            FactPublisher publisher,
            TransactionTemplate transaction,
            PublishedJson json,
            Ids ids,
            Clock clock) {
        this.tables = tables;
        this.publisher = publisher;
        this.transaction = transaction;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    boolean knows(String topic, String key) {
        return tables.knows(topic, key);
    }

    /** A whole description: no new fact where it equals the last one. */
    Told replace(Origin origin, Supplier<? extends PublishedEvent> event) {
        return committed(() -> {
            Stream stream = tables.lock(origin.topic(), origin.key());
            if (origin.digest().equals(stream.digest())) {
                return tables.described(stream);
            }
            Told told = append(stream, origin, null, event.get());
            tables.describe(stream, origin.digest(), told);
            return told;
        });
    }

    /** Something that happened: no new fact where the same was told before. */
    Told add(Origin origin, Supplier<? extends PublishedEvent> event) {
        return committed(() -> {
            Stream stream = tables.lock(origin.topic(), origin.key());
            Optional<Told> before = tables.told(stream, origin.digest());
            return before.orElseGet(() -> append(stream, origin, origin.digest(), event.get()));
        });
    }

    private Told committed(Supplier<Told> work) {
        Told told = Objects.requireNonNull(transaction.execute(status -> work.get()));
        publisher.wake();
        return told;
    }

    private Told append(Stream stream, Origin origin, @Nullable String digest, PublishedEvent event) {
        var fact = new NewFact(
                ids.next(),
                stream.sequence() + 1,
                PublishedEvent.typeOf(event.getClass()),
                event.orderId(),
                digest,
                origin.idempotencyKey(),
                Caller.current().subject(),
                clock.instant(),
                new String(json.write(event), StandardCharsets.UTF_8));
        tables.insert(stream, fact);
        return new Told(fact.id(), fact.sequence(), false);
    }
}
