package dev.amana.gateway.cases.inbound;

import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseQueries;
import dev.amana.gateway.cases.CaseWriter;
import dev.amana.gateway.cases.PartyDirectory;
import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gifting.contract.GiftingEvent;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.payments.contract.PaymentsEvent;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import dev.amana.published.AuditRecorded;
import dev.amana.published.PublishedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Brings every context's events into the cases, the events of a poll and topic in one transaction. */
@Component
class CaseListener {
    static final String GROUP = "gateway.cases";

    private final Inbox inbox;
    private final CaseWriter writer;
    private final PartyDirectory parties;
    private final CaseQueries cases;

    CaseListener(Inbox inbox, CaseWriter writer, PartyDirectory parties, CaseQueries cases) {
        this.inbox = inbox;
        this.writer = writer;
        this.parties = parties;
        this.cases = cases;
    }

    @KafkaListener(
            id = GROUP,
            groupId = "${amana.gateway.cases.group:" + GROUP + "}",
            topics = {
                MessagingEvent.TOPIC,
                ModerationEvent.TOPIC,
                PaymentsEvent.TOPIC,
                GiftingEvent.TOPIC,
                MarketplaceEvent.TOPIC,
                AuditRecorded.TOPIC
            })
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        Map<String, List<ConsumerRecord<String, byte[]>>> byTopic =
                batch.stream().collect(Collectors.groupingBy(ConsumerRecord::topic));
        byTopic.forEach(this::onTopic);
    }

    private void onTopic(String topic, List<ConsumerRecord<String, byte[]>> batch) {
        switch (topic) {
            case MessagingEvent.TOPIC -> write(batch, MessagingEvent.class, e -> Optional.of(MessagingFacts.of(e)));
            case ModerationEvent.TOPIC -> write(batch, ModerationEvent.class, ModerationFacts::of);
            case PaymentsEvent.TOPIC -> write(batch, PaymentsEvent.class, e -> Optional.of(PaymentsFacts.of(e)));
            case GiftingEvent.TOPIC -> write(batch, GiftingEvent.class, e -> Optional.of(GiftingFacts.of(e)));
            case MarketplaceEvent.TOPIC -> write(batch, MarketplaceEvent.class, this::marketplace);
            case AuditRecorded.TOPIC -> write(batch, AuditRecorded.class, e -> AuditFacts.of(e, cases::ofMessage));
            default -> throw new IllegalStateException("No one subscribed to " + topic);
        }
    }

    private <E extends PublishedEvent> void write(
            List<ConsumerRecord<String, byte[]>> batch,
            Class<E> contract,
            Function<Received<E>, Optional<CaseFact>> translation) {
        inbox.consumeTogether(GROUP, batch, contract, events -> writer.write(facts(events, translation)));
    }

    private static <E extends PublishedEvent> Collection<CaseFact> facts(
            List<Received<E>> events, Function<Received<E>, Optional<CaseFact>> translation) {
        return events.stream().map(translation).flatMap(Optional::stream).toList();
    }

    private Optional<CaseFact> marketplace(Received<MarketplaceEvent> received) {
        if (received.event() instanceof PartyRegistered party) {
            parties.register(MarketplaceFacts.registration(party));
        }
        return MarketplaceFacts.of(received);
    }
}
