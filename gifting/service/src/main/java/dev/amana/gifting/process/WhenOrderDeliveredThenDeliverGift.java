package dev.amana.gifting.process;

import dev.amana.gifting.gift.GiftCommand.DeliverGift;
import dev.amana.gifting.gift.GiftEvent.GiftPlaced;
import dev.amana.gifting.gift.GiftTable;
import dev.amana.gifting.order.KnownOrders;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * The delivery may be told before or after the gift is placed. Each side first writes what it knows and then looks for
 * the other, so that one of them finds both; delivering twice is harmless.
 */
@Component
@ProcessingGroup(WhenOrderDeliveredThenDeliverGift.GROUP)
public class WhenOrderDeliveredThenDeliverGift {
    static final String GROUP = "gifting.delivery";

    private final KnownOrders orders;
    private final GiftTable gifts;
    private final CommandGateway commands;

    WhenOrderDeliveredThenDeliverGift(KnownOrders orders, GiftTable gifts, CommandGateway commands) {
        this.orders = orders;
        this.gifts = gifts;
        this.commands = commands;
    }

    public void delivered(String orderId, Instant at) {
        orders.delivered(orderId, at);
        gifts.awaitedOf(orderId).forEach(giftId -> commands.sendAndWait(new DeliverGift(giftId, at)));
    }

    @EventHandler
    void on(GiftPlaced placed) {
        orders.deliveredAt(placed.orderId())
                .ifPresent(at -> commands.sendAndWait(new DeliverGift(placed.giftId(), at)));
    }
}
