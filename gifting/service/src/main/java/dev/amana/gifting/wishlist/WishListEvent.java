package dev.amana.gifting.wishlist;

import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a wish list. */
public sealed interface WishListEvent {
    String wishListId();

    @StoredAs("gifting.wish-list-created")
    record WishListCreated(
            String wishListId,
            String ownerId,
            Personal title,
            @Nullable Personal address,
            Instant createdAt) implements WishListEvent {}

    @StoredAs("gifting.wish-list-item-added")
    record WishListItemAdded(String wishListId, String itemId, Personal title, Instant addedAt)
            implements WishListEvent {}

    /** The owner is not to see this: it would spoil the surprise. */
    @StoredAs("gifting.wish-list-item-reserved")
    record WishListItemReserved(String wishListId, String itemId, String giftId, Instant reservedAt)
            implements WishListEvent {}
}
