package dev.amana.gifting.gift;

import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import java.time.Instant;

/** What happened to a gift. No name and no address stands here; what the wish is called is the recipient's own text. */
public sealed interface GiftEvent {
    String giftId();

    @StoredAs("gifting.gift-placed")
    record GiftPlaced(
            String giftId,
            String orderId,
            String wishListId,
            String itemId,
            Personal title,
            String giverId,
            String recipientId,
            boolean giverShown,
            Instant placedAt)
            implements GiftEvent {}

    /** @param entitlementId under which the recipient asks for support, exchange and warranty */
    @StoredAs("gifting.gift-delivered")
    record GiftDelivered(String giftId, String orderId, String recipientId, String entitlementId, Instant deliveredAt)
            implements GiftEvent {}
}
