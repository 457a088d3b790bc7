package dev.amana.gifting.gift;

import dev.amana.gifting.gift.GiftCommand.DeliverGift;
import dev.amana.gifting.gift.GiftCommand.PlaceGift;
import dev.amana.gifting.gift.GiftEvent.GiftDelivered;
import dev.amana.gifting.gift.GiftEvent.GiftPlaced;
import dev.amana.gifting.gift.GiftState.Delivered;
import dev.amana.gifting.gift.GiftState.Nothing;
import dev.amana.gifting.gift.GiftState.Placed;
import dev.amana.platform.Ids;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** From placed to delivered; both happen once, however often they are told. */
@Aggregate(cache = "aggregateCache")
class Gift {
    @AggregateIdentifier
    private @Nullable String giftId;

    private GiftState state = new Nothing();

    Gift() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlaceGift command, Clock clock) {
        if (giftId == null) {
            AggregateLifecycle.apply(new GiftPlaced(
                    command.giftId(),
                    command.orderId(),
                    command.wishListId(),
                    command.itemId(),
                    command.title(),
                    command.giverId(),
                    command.recipientId(),
                    command.giverShown(),
                    clock.instant()));
        }
    }

    @CommandHandler
    void handle(DeliverGift command) {
        if (state instanceof Placed(GiftPlaced placed)) {
            AggregateLifecycle.apply(new GiftDelivered(
                    command.giftId(),
                    placed.orderId(),
                    placed.recipientId(),
                    Ids.derived("entitlement", command.giftId()),
                    command.deliveredAt()));
        }
    }

    @EventSourcingHandler
    void on(GiftPlaced event) {
        giftId = event.giftId();
        state = new Placed(event);
    }

    @EventSourcingHandler
    void on(GiftDelivered event) {
        state = new Delivered();
    }
}
