package dev.amana.moderation;

import dev.amana.moderation.contract.ConductEvent.StaffSuspended;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.published.PublishedEvent;
import dev.amana.testkit.KafkaPeer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Plays messaging: publishes messages and hears the verdicts. */
final class Messaging implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final KafkaPeer<ModerationEvent> kafka;

    Messaging(String bootstrapServers) {
        kafka = new KafkaPeer<>(bootstrapServers, ModerationEvent.TOPIC, ModerationEvent.class);
    }

    void publish(String topic, String key, PublishedEvent event) {
        kafka.tell(topic, key, 0, event);
    }

    VerdictGiven awaitVerdict(String messageId, int revision) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> verdicts(messageId, revision), found -> !found.isEmpty())
                .getFirst();
    }

    StaffSuspended awaitSuspension(String staffId) {
        return await(StaffSuspended.class, event -> event.staffId().equals(staffId));
    }

    <E extends ModerationEvent> E await(Class<E> type, Predicate<E> wanted) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> kafka.heard().stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(wanted)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<VerdictGiven> verdicts(String messageId, int revision) {
        return kafka.heard().stream()
                .filter(VerdictGiven.class::isInstance)
                .map(VerdictGiven.class::cast)
                .filter(verdict -> verdict.messageId().equals(messageId) && verdict.revision() == revision)
                .toList();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
