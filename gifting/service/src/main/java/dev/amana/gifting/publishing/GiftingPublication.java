package dev.amana.gifting.publishing;

import dev.amana.gifting.contract.GiftingEvent;
import dev.amana.gifting.gift.GiftEvent;
import dev.amana.gifting.gift.GiftEvent.GiftDelivered;
import dev.amana.gifting.gift.GiftEvent.GiftPlaced;
import dev.amana.gifting.wishlist.WishListEvent;
import dev.amana.gifting.wishlist.WishListEvent.WishListCreated;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemAdded;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemReserved;
import dev.amana.platform.publication.Publication;
import dev.amana.published.PublishedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gifts are public, wishes are not. */
@Component
class GiftingPublication implements Publication {
    @Override
    public String topic() {
        return GiftingEvent.TOPIC;
    }

    @Override
    public @Nullable PublishedEvent translate(Object domainEvent) {
        return switch (domainEvent) {
            case GiftEvent event -> translate(event);
            case WishListEvent event -> translate(event);
            default -> null;
        };
    }

    private static PublishedEvent translate(GiftEvent event) {
        return switch (event) {
            case GiftPlaced placed ->
                new GiftingEvent.GiftPlaced(
                        placed.giftId(),
                        placed.orderId(),
                        placed.wishListId(),
                        placed.itemId(),
                        placed.giverId(),
                        placed.recipientId(),
                        placed.giverShown(),
                        placed.placedAt());
            case GiftDelivered delivered ->
                new GiftingEvent.GiftDelivered(
                        delivered.giftId(),
                        delivered.orderId(),
                        delivered.recipientId(),
                        delivered.entitlementId(),
                        delivered.deliveredAt());
        };
    }

    private static @Nullable PublishedEvent translate(WishListEvent event) {
        return switch (event) {
            case WishListCreated created -> null;
            case WishListItemAdded added -> null;
            case WishListItemReserved reserved -> null;
        };
    }
}
