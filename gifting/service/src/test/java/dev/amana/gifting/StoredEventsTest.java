package dev.amana.gifting;

import dev.amana.gifting.gift.GiftEvent;
import dev.amana.gifting.gift.GiftEvent.GiftDelivered;
import dev.amana.gifting.gift.GiftEvent.GiftPlaced;
import dev.amana.gifting.wishlist.WishListEvent;
import dev.amana.gifting.wishlist.WishListEvent.WishListCreated;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemAdded;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemReserved;
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.testkit.GoldenFiles;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static Personal profile(String text) {
        return Personal.of("party-2", RetentionClass.PROFILE, text);
    }

    @Test
    void everyStoredEventReadsAsItWasWritten() {
        GoldenFiles.check(
                new EventCatalog(WishListEvent.class, GiftEvent.class),
                List.of(
                        new WishListCreated("list-1", "party-2", profile("Birthday"), profile("Main Street 5"), NOW),
                        new WishListItemAdded("list-1", "lamp", profile("Desk lamp"), NOW),
                        new WishListItemReserved("list-1", "lamp", "gift-1", NOW),
                        new GiftPlaced(
                                "gift-1",
                                "order-1",
                                "list-1",
                                "lamp",
                                profile("Desk lamp"),
                                "party-1",
                                "party-2",
                                false,
                                NOW),
                        new GiftDelivered("gift-1", "order-1", "party-2", "entitlement-1", NOW)));
    }
}
