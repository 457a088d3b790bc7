package dev.amana.moderation.inbound;

import dev.amana.moderation.investigation.InvestigationNews;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import dev.amana.published.AuditRecorded;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears who of the staff looked at what. */
@Component
class AuditListener {
    static final String GROUP = "moderation.look-ups";

    private final Inbox inbox;
    private final InvestigationNews news;

    AuditListener(Inbox inbox, InvestigationNews news) {
        this.inbox = inbox;
        this.news = news;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = AuditRecorded.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, AuditRecorded.class, this::handle);
    }

    private void handle(Received<AuditRecorded> received) {
        AuditRecorded e = received.event();
        news.looked(e.hash(), e.actor(), e.role(), e.action(), e.target(), e.orderId(), e.at());
    }
}
