package dev.amana.gifting;

import static org.awaitility.Awaitility.await;

import dev.amana.gifting.contract.GiftingEvent;
import dev.amana.published.PublishedEvent;
import dev.amana.testkit.KafkaPeer;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Plays the marketplace: tells of orders, and hears of gifts. */
final class Marketplace implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final KafkaPeer<GiftingEvent> kafka;

    Marketplace(String bootstrapServers) {
        kafka = new KafkaPeer<>(bootstrapServers, GiftingEvent.TOPIC, GiftingEvent.class);
    }

    void tell(String topic, String key, PublishedEvent event) {
        kafka.tell(topic, key, 0, event);
    }

    <E extends GiftingEvent> E awaitEvent(Class<E> type, Predicate<E> wanted) {
        return await().atMost(SOON)
                .until(() -> events(type, wanted), found -> !found.isEmpty())
                .getFirst();
    }

    private <E extends GiftingEvent> List<E> events(Class<E> type, Predicate<E> wanted) {
        return kafka.heard().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .toList();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
