package dev.amana.gifting.wishlist;

import dev.amana.platform.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a wish list can be asked to do. */
public sealed interface WishListCommand {
    String wishListId();

    /** @param address where gifts should go, as the owner writes it; null where the marketplace knows it */
    record CreateWishList(
            @TargetAggregateIdentifier String wishListId,
            String ownerId,
            Personal title,
            @Nullable Personal address) implements WishListCommand {}

    /** @param callerId only the owner may */
    record AddItem(@TargetAggregateIdentifier String wishListId, String callerId, String itemId, Personal title)
            implements WishListCommand {}

    /** Keeps an item for one gift, so that nobody gives it twice. Answers with {@link Reserved}. */
    record ReserveItem(@TargetAggregateIdentifier String wishListId, String itemId, String giftId, String giverId)
            implements WishListCommand {}

    /** For whom the item is, and what it is called. */
    record Reserved(String recipientId, Personal title) {}
}
