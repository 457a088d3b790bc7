package dev.amana.messaging.inbound;

import dev.amana.messaging.receipt.WhenApologyIsWrittenThenSend;
import dev.amana.moderation.contract.ConductEvent.ApologyRequested;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.InboxConfiguration;
import dev.amana.platform.consumption.Received;
import dev.amana.platform.personal.Vault;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Sends the apologies that people have written. What may not be sent is told as failed. */
@Component
class ApologyListener {
    static final String GROUP = "messaging.apologies";

    private final Inbox inbox;
    private final WhenApologyIsWrittenThenSend process;
    private final Vault vault;

    ApologyListener(Inbox inbox, WhenApologyIsWrittenThenSend process, Vault vault) {
        this.inbox = inbox;
        this.process = process;
        this.vault = vault;
    }

    @KafkaListener(
            id = GROUP,
            groupId = GROUP,
            topics = ModerationEvent.TOPIC,
            properties = InboxConfiguration.NOW_AND_THEN)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, ApologyRequested.class, this::handle);
    }

    private void handle(Received<ApologyRequested> received) {
        ApologyRequested e = received.event();
        process.send(
                e.apologyId(),
                e.conversationId(),
                e.senderId(),
                vault.open(e.text()).reveal().orElse(null));
    }
}
