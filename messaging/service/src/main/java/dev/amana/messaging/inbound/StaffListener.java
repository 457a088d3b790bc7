package dev.amana.messaging.inbound;

import dev.amana.messaging.process.WhenStaffIsSuspendedThenStopTheirMail;
import dev.amana.moderation.contract.ConductEvent.StaffReinstated;
import dev.amana.moderation.contract.ConductEvent.StaffStanding;
import dev.amana.moderation.contract.ConductEvent.StaffSuspended;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.InboxConfiguration;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hears who of the staff may not write. Apart from the verdicts, and reading nothing else of the topic, so that a suspension
 * waits behind none of them, however many there are. It fetches whenever there is something: what it does not read costs
 * next to nothing, and a tenth of a second is much here.
 */
@Component
class StaffListener {
    static final String GROUP = "messaging.staff";

    private final Inbox inbox;
    private final WhenStaffIsSuspendedThenStopTheirMail process;

    StaffListener(Inbox inbox, WhenStaffIsSuspendedThenStopTheirMail process) {
        this.inbox = inbox;
        this.process = process;
    }

    @KafkaListener(
            id = GROUP,
            groupId = GROUP,
            topics = ModerationEvent.TOPIC,
            containerPostProcessor = InboxConfiguration.PROMPT_RETRIES)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, StaffStanding.class, this::handle);
    }

    private void handle(Received<StaffStanding> received) {
        switch (received.event()) {
            case StaffSuspended e -> process.suspended(e.staffId(), e.revision(), e.suspendedAt());
            case StaffReinstated e -> process.reinstated(e.staffId(), e.revision(), e.releaseMail(), e.reinstatedAt());
        }
    }
}
