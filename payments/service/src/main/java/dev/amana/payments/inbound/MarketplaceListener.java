package dev.amana.payments.inbound;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderDelivered;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPaid;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.gateway.contract.MarketplaceEvent.OrderRated;
import dev.amana.gateway.contract.MarketplaceEvent.OrderReturned;
import dev.amana.gateway.contract.MarketplaceEvent.OrderShipped;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.payments.availability.Restrictions;
import dev.amana.payments.order.KnownOrder;
import dev.amana.payments.order.KnownOrders;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the orders of the marketplace, and where its parties live. */
@Component
class MarketplaceListener {
    private static final String GROUP = "payments.orders";

    private final Inbox inbox;
    private final KnownOrders orders;
    private final Restrictions restrictions;

    MarketplaceListener(Inbox inbox, KnownOrders orders, Restrictions restrictions) {
        this.inbox = inbox;
        this.orders = orders;
        this.restrictions = restrictions;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = MarketplaceEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, MarketplaceEvent.class, this::handle);
    }

    private void handle(Received<MarketplaceEvent> received) {
        switch (received.event()) {
            case OrderPlaced order ->
                orders.tell(
                        new KnownOrder(order.orderId(), order.buyerId(), order.totalMinor(), order.currency()),
                        received.sequence());
            case OrderPaid order -> orders.close(order.orderId(), order.paidAt());
            case OrderReturned order -> orders.close(order.orderId(), order.returnedAt());
            case PartyRegistered party ->
                restrictions.residence(party.partyId(), party.country(), party.registeredAt());
            case OrderShipped ignored -> {}
            case OrderDelivered ignored -> {}
            case OrderRated ignored -> {}
        }
    }
}
