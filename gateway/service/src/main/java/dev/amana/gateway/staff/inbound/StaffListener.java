package dev.amana.gateway.staff.inbound;

import dev.amana.gateway.staff.StaffSuspensions;
import dev.amana.moderation.contract.ConductEvent.StaffReinstated;
import dev.amana.moderation.contract.ConductEvent.StaffSuspended;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.InboxConfiguration;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** A consumer of its own, so that no suspension waits behind the cases. */
@Component
class StaffListener {
    static final String GROUP = "gateway.staff";

    private final Inbox inbox;
    private final StaffSuspensions staff;

    StaffListener(Inbox inbox, StaffSuspensions staff) {
        this.inbox = inbox;
        this.staff = staff;
    }

    @KafkaListener(
            id = GROUP,
            groupId = GROUP,
            topics = ModerationEvent.TOPIC,
            containerPostProcessor = InboxConfiguration.PROMPT_RETRIES)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, ModerationEvent.class, this::handle);
    }

    private void handle(Received<ModerationEvent> received) {
        if (received.event() instanceof StaffSuspended e) {
            staff.put(e.staffId(), e.revision(), true, e.suspendedAt());
        } else if (received.event() instanceof StaffReinstated e) {
            staff.put(e.staffId(), e.revision(), false, e.reinstatedAt());
        }
    }
}
