package dev.amana.gateway.erasure.inbound;

import static dev.amana.platform.personal.RetentionClass.CLAIM_EVIDENCE;

import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimRetentionEnded;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import dev.amana.platform.erasure.Erasure;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Deletes the key of a claim's evidence when no law needs it any more: only the gateway may delete keys. */
@Component
class RetentionListener {
    static final String GROUP = "gateway.retention";

    private final Inbox inbox;
    private final Erasure erasure;

    RetentionListener(Inbox inbox, Erasure erasure) {
        this.inbox = inbox;
        this.erasure = erasure;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = MessagingEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, GuaranteeClaimEvent.class, this::handle);
    }

    private void handle(Received<GuaranteeClaimEvent> received) {
        if (received.event() instanceof ClaimRetentionEnded ended) {
            erasure.eraseAfterRetention(ended.evidenceSubject(), CLAIM_EVIDENCE);
        }
    }
}
