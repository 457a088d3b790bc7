package dev.amana.messaging;

import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.Delivery;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Reason;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import dev.amana.testkit.KafkaPeer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Plays moderation: hears what messaging publishes, and gives the verdicts that a test wants. */
final class Moderation implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final KafkaPeer<MessagingEvent> kafka;

    Moderation(String bootstrapServers) {
        kafka = new KafkaPeer<>(bootstrapServers, MessagingEvent.TOPIC, MessagingEvent.class);
    }

    /** The messages of a conversation, once there are that many. */
    List<MessageReceived> awaitMessages(String conversationId, int count) {
        return await().atMost(SOON).until(() -> events(conversationId, MessageReceived.class), m -> m.size() >= count);
    }

    <E extends MessagingEvent> E awaitEvent(String conversationId, Class<E> type) {
        return await().atMost(SOON)
                .until(() -> events(conversationId, type), events -> !events.isEmpty())
                .getFirst();
    }

    private <E extends MessagingEvent> List<E> events(String conversationId, Class<E> type) {
        return kafka.heard().stream()
                .filter(event -> event.conversationId().equals(conversationId))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    void clear(MessageReceived message) {
        give(message, 1, Outcome.CLEARED);
    }

    /** Clears whatever comes in these conversations until there were that many messages. */
    void clearAll(Set<String> conversations, int count) {
        Set<String> cleared = new HashSet<>();
        await().atMost(SOON.multipliedBy(10)).pollInterval(Duration.ofMillis(1)).until(() -> {
            clearNew(conversations, cleared);
            return cleared.size() >= count;
        });
    }

    /** The same until their number is enough. */
    void clearUntil(Set<String> conversations, IntPredicate enough) {
        Set<String> cleared = new HashSet<>();
        await().atMost(SOON.multipliedBy(60)).pollInterval(Duration.ofMillis(1)).until(() -> {
            clearNew(conversations, cleared);
            return enough.test(cleared.size());
        });
    }

    private void clearNew(Set<String> conversations, Set<String> cleared) {
        kafka.heard().stream()
                .filter(event -> conversations.contains(event.conversationId()))
                .filter(MessageReceived.class::isInstance)
                .map(MessageReceived.class::cast)
                .filter(message -> cleared.add(message.messageId()))
                .forEach(this::clear);
        kafka.forget();
    }

    void give(MessageReceived message, int revision, Outcome outcome, String... categories) {
        List<Reason> reasons = Arrays.stream(categories)
                .map(category -> new Reason(category, category + ".test", "test/1", Severity.HIGH, null))
                .toList();
        publish(
                ModerationEvent.TOPIC,
                message.messageId(),
                revision,
                new VerdictGiven(
                        message.messageId(),
                        message.conversationId(),
                        message.orderId(),
                        message.sender().partyId(),
                        message.sender().role().name(),
                        revision,
                        outcome,
                        reasons.isEmpty() ? Severity.NONE : Severity.HIGH,
                        reasons,
                        "rules",
                        Instant.now()));
    }

    /** Clears it, and has words taken out of what is delivered. */
    void redact(MessageReceived message, Vault vault, String words) {
        SealedText sealed = vault.seal(Personal.of(message.sender().partyId(), RetentionClass.CORRESPONDENCE, words));
        publish(
                ModerationEvent.TOPIC,
                message.messageId(),
                1,
                new VerdictGiven(
                        message.messageId(),
                        message.conversationId(),
                        message.orderId(),
                        message.sender().partyId(),
                        message.sender().role().name(),
                        1,
                        Outcome.CLEARED,
                        Severity.LOW,
                        List.of(),
                        "rules",
                        Instant.now(),
                        new Delivery(false, List.of(sealed)),
                        "test/1",
                        "between-parties",
                        5L));
    }

    /** On what a party said in a claim: {@code opened}, {@code answered} or {@code appealed}. */
    void giveOnClaim(String conversationId, String claimId, String what, Outcome outcome) {
        giveOnClaim(conversationId, claimId, what, outcome, "party");
    }

    void giveOnClaim(String conversationId, String claimId, String what, Outcome outcome, String author) {
        String textId = "claim-text." + claimId + '.' + what;
        publish(
                ModerationEvent.TOPIC,
                textId,
                1,
                new VerdictGiven(
                        textId,
                        conversationId,
                        "order-of-" + claimId,
                        author,
                        "BUYER",
                        1,
                        outcome,
                        Severity.NONE,
                        List.of(),
                        "rules",
                        Instant.now()));
    }

    void publish(String topic, String key, long sequence, PublishedEvent event) {
        kafka.tell(topic, key, sequence, event);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
