package dev.amana.payments.inbound;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.payments.order.KnownOrder;
import dev.amana.payments.order.KnownOrders;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the orders of the marketplace. */
@Component
class MarketplaceListener {
    private static final String GROUP = "payments.orders";

    private final Inbox inbox;
    private final KnownOrders orders;

    MarketplaceListener(Inbox inbox, KnownOrders orders) {
        this.inbox = inbox;
        this.orders = orders;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = MarketplaceEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, MarketplaceEvent.class, this::handle);
    }

    private void handle(Received<MarketplaceEvent> received) {
        if (received.event() instanceof OrderPlaced order) {
            orders.tell(
                    new KnownOrder(order.orderId(), order.buyerId(), order.totalMinor(), order.currency()),
                    received.sequence());
        }
    }
}
