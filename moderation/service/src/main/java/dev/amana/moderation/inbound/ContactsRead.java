package dev.amana.moderation.inbound;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.moderation.person.KnownContacts;
import dev.amana.platform.BackgroundLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Sees when the {@link ContactListener}, of all instances, has read what the marketplace had told when this instance began: at
 * once after most starts, and after minutes where all is read from the beginning.
 */
@Configuration(proxyBeanMethods = false)
class ContactsRead {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConsumerFactory<String, byte[]> consumers;
    private final KnownContacts contacts;
    private @Nullable Map<TopicPartition, Long> ends;

    ContactsRead(ConsumerFactory<String, byte[]> consumers, KnownContacts contacts, MeterRegistry meters) {
        this.consumers = consumers;
        this.contacts = contacts;
        Gauge.builder("amana.moderation.contacts.complete", contacts, known -> known.areComplete() ? 1 : 0)
                .description("0 while addresses that staff write are held, since it is still read whose they are")
                .register(meters);
    }

    @Bean
    BackgroundLoop contactsAreRead() {
        return new BackgroundLoop("moderation-contacts-read", TICK, this::look);
    }

    private boolean look() {
        if (!contacts.areComplete() && isRead()) {
            contacts.complete();
        }
        return false;
    }

    /** It asks how far the group has come, and joins it not. */
    private boolean isRead() {
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(ContactListener.GROUP, "read")) {
            if (ends == null) {
                ends = consumer.endOffsets(partitions(consumer), PATIENCE);
            }
            Map<TopicPartition, OffsetAndMetadata> read = consumer.committed(Set.copyOf(ends.keySet()), PATIENCE);
            return ends.entrySet().stream().allMatch(end -> end.getValue() <= offset(read.get(end.getKey())));
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return consumer.partitionsFor(MarketplaceEvent.TOPIC, PATIENCE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static long offset(@Nullable OffsetAndMetadata read) {
        return read == null ? 0 : read.offset();
    }
}
