package dev.amana.moderation.inbound;

import dev.amana.messaging.contract.StaffFilePart;
import dev.amana.moderation.investigation.StaffFiles;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the files that staff send, as they come: sealed already, and under the key that keeps them. */
@Component
class StaffFileListener {
    static final String GROUP = "moderation.staff-files";

    private final Inbox inbox;
    private final StaffFiles files;

    StaffFileListener(Inbox inbox, StaffFiles files) {
        this.inbox = inbox;
        this.files = files;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = StaffFilePart.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, StaffFilePart.class, this::handle);
    }

    private void handle(Received<StaffFilePart> received) {
        StaffFilePart part = received.event();
        if (Boolean.TRUE.equals(part.infected())) {
            files.infected(part.messageId(), part.receivedAt());
        }
        files.keep(new StaffFiles.Part(
                part.attachmentId(),
                part.messageId(),
                part.staffId(),
                part.number(),
                part.parts(),
                Base64.getDecoder().decode(part.content().ciphertext()),
                part.receivedAt()));
    }
}
