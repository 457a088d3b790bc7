package dev.amana.gifting.wishlist;

import dev.amana.gifting.wishlist.WishListEvent.WishListCreated;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemAdded;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemReserved;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.RetentionClass;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Keeps the tables of wish lists. */
@Component
@ProcessingGroup(WishListProjection.GROUP)
class WishListProjection implements ErasureParticipant {
    static final String GROUP = "gifting.wish-lists";

    private final WishListTable table;

    WishListProjection(WishListTable table) {
        this.table = table;
    }

    @EventHandler
    void on(WishListCreated event) {
        table.insert(event);
    }

    @EventHandler
    void on(WishListItemAdded event) {
        table.insert(event);
    }

    @EventHandler
    void on(WishListItemReserved event) {
        table.reserve(event.wishListId(), event.itemId());
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(RetentionClass.PROFILE.wireName())) {
            table.forget(partyId);
        }
    }
}
