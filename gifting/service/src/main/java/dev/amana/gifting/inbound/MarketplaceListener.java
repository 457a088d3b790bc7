package dev.amana.gifting.inbound;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.Item;
import dev.amana.gateway.contract.MarketplaceEvent.OrderDelivered;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPaid;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.gateway.contract.MarketplaceEvent.OrderRated;
import dev.amana.gateway.contract.MarketplaceEvent.OrderReturned;
import dev.amana.gateway.contract.MarketplaceEvent.OrderShipped;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gifting.order.KnownOrders;
import dev.amana.gifting.order.KnownParties;
import dev.amana.gifting.process.WhenOrderDeliveredThenDeliverGift;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps what gifting needs of the marketplace's facts, and has gifts delivered. */
@Component
class MarketplaceListener {
    private static final String GROUP = "gifting.marketplace";

    private final Inbox inbox;
    private final KnownOrders orders;
    private final KnownParties parties;
    private final WhenOrderDeliveredThenDeliverGift delivery;

    MarketplaceListener(
            Inbox inbox, KnownOrders orders, KnownParties parties, WhenOrderDeliveredThenDeliverGift delivery) {
        this.inbox = inbox;
        this.orders = orders;
        this.parties = parties;
        this.delivery = delivery;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = MarketplaceEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, MarketplaceEvent.class, this::handle);
    }

    private void handle(Received<MarketplaceEvent> received) {
        switch (received.event()) {
            case PartyRegistered party -> parties.registered(party.partyId(), party.name());
            case OrderPlaced order -> orders.placed(order.orderId(), order.buyerId(), quantities(order));
            case OrderDelivered order -> delivery.delivered(order.orderId(), order.deliveredAt());
            case OrderPaid ignored -> {}
            case OrderShipped ignored -> {}
            case OrderReturned ignored -> {}
            case OrderRated ignored -> {}
        }
    }

    /** One item may stand on two lines. */
    private static Map<String, Integer> quantities(OrderPlaced order) {
        return order.items().stream().collect(Collectors.toMap(Item::itemId, Item::quantity, Integer::sum));
    }
}
