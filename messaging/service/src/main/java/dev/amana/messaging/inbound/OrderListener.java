package dev.amana.messaging.inbound;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.messaging.claim.Money;
import dev.amana.messaging.docket.ClaimableOrders;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps who bought what of whom, so that claims can be opened on it. */
@Component
class OrderListener {
    static final String GROUP = "messaging.orders";

    private final Inbox inbox;
    private final ClaimableOrders orders;

    OrderListener(Inbox inbox, ClaimableOrders orders) {
        this.inbox = inbox;
        this.orders = orders;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = MarketplaceEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, MarketplaceEvent.class, this::handle);
    }

    private void handle(Received<MarketplaceEvent> received) {
        if (received.event() instanceof OrderPlaced order) {
            orders.put(
                    new ClaimableOrders.Order(order.orderId(), order.buyerId(), order.sellerId(), null),
                    new Money(order.totalMinor(), order.currency()),
                    received.epoch(),
                    received.sequence());
        }
    }
}
