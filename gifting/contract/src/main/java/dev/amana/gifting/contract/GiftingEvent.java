package dev.amana.gifting.contract;

import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import java.time.Instant;

/** A fact of gifting. Topic {@link #TOPIC}, key = the gift, or the wish list. */
public sealed interface GiftingEvent extends PublishedEvent {
    String TOPIC = "amana.gifting.events";

    /**
     * Somebody ordered an item from a wish list.
     *
     * @param giverShown whether the giver let the recipient learn who gave; never includes the address
     */
    @EventType("amana.gifting.gift-placed.v1")
    record GiftPlaced(
            String giftId,
            String orderId,
            String wishListId,
            String itemId,
            String giverId,
            String recipientId,
            boolean giverShown,
            Instant placedAt)
            implements GiftingEvent {}

    /** The gift arrived: from now on the recipient holds support, exchange and warranty as if they had bought it. */
    @EventType("amana.gifting.gift-delivered.v1")
    record GiftDelivered(String giftId, String orderId, String recipientId, String entitlementId, Instant deliveredAt)
            implements GiftingEvent {}
}
