package dev.amana.payments.inbound;

import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimClosed;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Money;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.payments.refund.Grant;
import dev.amana.payments.refund.Refunds;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Pays back what a claim granted once nothing can change it any more; what may still be appealed is left alone. */
@Component
class ClaimListener {
    private static final String GROUP = "payments.claims";

    private final Inbox inbox;
    private final Refunds refunds;

    ClaimListener(Inbox inbox, Refunds refunds) {
        this.inbox = inbox;
        this.refunds = refunds;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = MessagingEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, GuaranteeClaimEvent.class, this::handle);
    }

    private void handle(Received<GuaranteeClaimEvent> received) {
        if (received.event() instanceof ClaimClosed closed) {
            Money amount = closed.amount();
            if (amount != null && amount.amountMinor() > 0) {
                refunds.grant(new Grant(
                        closed.claimId(),
                        closed.orderId(),
                        amount.amountMinor(),
                        amount.currency(),
                        closed.closedAt()));
            }
        }
    }
}
