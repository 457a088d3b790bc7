package dev.amana.messaging.inbound;

import dev.amana.messaging.process.WhenCaseIsAssignedThenAgentMayWrite;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.CaseFileChanged;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.InboxConfiguration;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears who has which case. By itself, so that no assignment waits behind verdicts. */
@Component
class CaseFileListener {
    static final String GROUP = "messaging.case-files";
    private static final String CLOSED = "CLOSED";

    private final Inbox inbox;
    private final WhenCaseIsAssignedThenAgentMayWrite assignments;

    CaseFileListener(Inbox inbox, WhenCaseIsAssignedThenAgentMayWrite assignments) {
        this.inbox = inbox;
        this.assignments = assignments;
    }

    @KafkaListener(
            id = GROUP,
            groupId = GROUP,
            topics = ModerationEvent.TOPIC,
            properties = InboxConfiguration.NOW_AND_THEN)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, CaseFileChanged.class, this::handle);
    }

    /** In a closed case nobody has anything to write. */
    private void handle(Received<CaseFileChanged> received) {
        CaseFileChanged file = received.event();
        String agentId = file.progress().equals(CLOSED) ? null : file.assignee();
        assignments.caseTold(file.caseId(), file.revision(), agentId, file.changedAt());
    }
}
