package dev.amana.gifting.wishlist;

import dev.amana.gifting.wishlist.WishListCommand.AddItem;
import dev.amana.gifting.wishlist.WishListCommand.CreateWishList;
import dev.amana.gifting.wishlist.WishListCommand.ReserveItem;
import dev.amana.gifting.wishlist.WishListCommand.Reserved;
import dev.amana.gifting.wishlist.WishListEvent.WishListCreated;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemAdded;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemReserved;
import dev.amana.platform.personal.Personal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Whose wishes these are, and which of them are being fulfilled. */
@Aggregate(cache = "aggregateCache")
class WishList {
    private static final int MOST_ITEMS = 500;

    @AggregateIdentifier
    private @Nullable String wishListId;

    private @Nullable String ownerId;
    private final Map<String, Personal> titles = new HashMap<>();
    private final Map<String, String> gifts = new HashMap<>();

    WishList() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateWishList command, Clock clock) {
        if (wishListId == null) {
            AggregateLifecycle.apply(new WishListCreated(
                    command.wishListId(), command.ownerId(), command.title(), command.address(), clock.instant()));
        }
    }

    @CommandHandler
    void handle(AddItem command, Clock clock) {
        if (!command.callerId().equals(ownerId)) {
            throw new WishListRejection.UnknownWishList();
        }
        if (titles.containsKey(command.itemId())) {
            return;
        }
        if (titles.size() >= MOST_ITEMS) {
            throw new WishListRejection.ListIsFull(MOST_ITEMS);
        }
        AggregateLifecycle.apply(
                new WishListItemAdded(command.wishListId(), command.itemId(), command.title(), clock.instant()));
    }

    @CommandHandler
    Reserved handle(ReserveItem command, Clock clock) {
        Personal title = titles.get(command.itemId());
        // Whose profile is erased wishes for nothing any more.
        if (title == null || ownerId == null || title.reveal().isEmpty()) {
            throw new WishListRejection.UnknownItem(command.itemId());
        }
        if (command.giverId().equals(ownerId)) {
            throw new WishListRejection.OwnWish();
        }
        reserve(command, clock);
        return new Reserved(ownerId, title);
    }

    private void reserve(ReserveItem command, Clock clock) {
        String other = gifts.get(command.itemId());
        if (other == null) {
            AggregateLifecycle.apply(new WishListItemReserved(
                    command.wishListId(), command.itemId(), command.giftId(), clock.instant()));
        } else if (!other.equals(command.giftId())) {
            throw new WishListRejection.AlreadyGiven(command.itemId());
        }
    }

    @EventSourcingHandler
    void on(WishListCreated event) {
        wishListId = event.wishListId();
        ownerId = event.ownerId();
    }

    @EventSourcingHandler
    void on(WishListItemAdded event) {
        titles.put(event.itemId(), event.title());
    }

    @EventSourcingHandler
    void on(WishListItemReserved event) {
        gifts.put(event.itemId(), event.giftId());
    }
}
