package dev.amana.gifting.gift;

import dev.amana.platform.personal.Personal;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What a gift can be asked to do. */
public sealed interface GiftCommand {
    String giftId();

    /** @param giverShown whether the giver lets the recipient learn who gave */
    record PlaceGift(
            @TargetAggregateIdentifier String giftId,
            String orderId,
            String wishListId,
            String itemId,
            Personal title,
            String giverId,
            String recipientId,
            boolean giverShown)
            implements GiftCommand {}

    record DeliverGift(@TargetAggregateIdentifier String giftId, Instant deliveredAt) implements GiftCommand {}
}
