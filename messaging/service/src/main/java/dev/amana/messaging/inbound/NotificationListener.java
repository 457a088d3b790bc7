package dev.amana.messaging.inbound;

import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import dev.amana.platform.personal.Vault;
import dev.amana.published.NotificationRequested;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Sends what other contexts have to say to people. */
@Component
class NotificationListener {
    static final String GROUP = "messaging.notifications";

    private final Inbox inbox;
    private final NoticePost post;
    private final Vault vault;

    NotificationListener(Inbox inbox, NoticePost post, Vault vault) {
        this.inbox = inbox;
        this.post = post;
        this.vault = vault;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = NotificationRequested.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, NotificationRequested.class, this::handle);
    }

    private void handle(Received<NotificationRequested> received) {
        NotificationRequested request = received.event();
        Map<String, String> values = new HashMap<>(request.values());
        request.sealed()
                .forEach((name, text) -> values.put(name, vault.open(text).revealOr("")));
        post.send(Notice.to(request.partyId(), request.notificationId(), request.template(), values));
    }
}
