package dev.amana.gateway.erasure;

import dev.amana.platform.consumption.Inbox;
import dev.amana.published.ErasureConfirmed;
import dev.amana.published.ErasureRequested;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Collects what the contexts confirm. */
@Component("gatewayErasureListener")
class ErasureListener {
    private static final String GROUP = "gateway.erasures";

    private final Inbox inbox;
    private final ErasureTable table;

    ErasureListener(Inbox inbox, ErasureTable table) {
        this.inbox = inbox;
        this.table = table;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = ErasureRequested.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, ErasureConfirmed.class, received -> table.confirm(received.event()));
    }
}
