package dev.amana.gifting.wishlist;

import dev.amana.gifting.wishlist.WishListCommand.AddItem;
import dev.amana.gifting.wishlist.WishListCommand.CreateWishList;
import dev.amana.gifting.wishlist.WishListCommand.ReserveItem;
import dev.amana.gifting.wishlist.WishListCommand.Reserved;
import dev.amana.gifting.wishlist.WishListEvent.WishListCreated;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemAdded;
import dev.amana.gifting.wishlist.WishListEvent.WishListItemReserved;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WishListTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Personal TITLE = Personal.of("owner", RetentionClass.PROFILE, "Birthday");
    private static final Personal LAMP = Personal.of("owner", RetentionClass.PROFILE, "Desk lamp");
    private static final Personal ADDRESS = Personal.of("owner", RetentionClass.PROFILE, "Main Street 5");
    private static final WishListCreated CREATED = new WishListCreated("list-1", "owner", TITLE, ADDRESS, NOW);
    private static final WishListItemAdded ADDED = new WishListItemAdded("list-1", "lamp", LAMP, NOW);
    private static final WishListItemReserved RESERVED = new WishListItemReserved("list-1", "lamp", "gift-1", NOW);

    private final FixtureConfiguration<WishList> fixture = new AggregateTestFixture<>(WishList.class);

    @BeforeEach
    void setClock() {
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aWishListIsCreatedOnce() {
        CreateWishList create = new CreateWishList("list-1", "owner", TITLE, ADDRESS);
        fixture.givenNoPriorActivity().when(create).expectEvents(CREATED);
    }

    @Test
    void onlyTheOwnerAddsItems() {
        fixture.given(CREATED)
                .when(new AddItem("list-1", "stranger", "lamp", LAMP))
                .expectException(WishListRejection.UnknownWishList.class);
    }

    @Test
    void anItemThatIsAddedAgainStaysOnce() {
        fixture.given(CREATED, ADDED)
                .when(new AddItem("list-1", "owner", "lamp", LAMP))
                .expectNoEvents();
    }

    @Test
    void aReservationSaysForWhomTheItemIs() {
        fixture.given(CREATED, ADDED)
                .when(new ReserveItem("list-1", "lamp", "gift-1", "giver"))
                .expectEvents(RESERVED)
                .expectResultMessagePayload(new Reserved("owner", LAMP));
    }

    @Test
    void theSameGiftMayReserveAgainAndAnotherMayNot() {
        fixture.given(CREATED, ADDED, RESERVED)
                .when(new ReserveItem("list-1", "lamp", "gift-1", "giver"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        fixture.given(CREATED, ADDED, RESERVED)
                .when(new ReserveItem("list-1", "lamp", "gift-2", "other"))
                .expectException(WishListRejection.AlreadyGiven.class);
    }

    @Test
    void nobodyGivesToHimself() {
        fixture.given(CREATED, ADDED)
                .when(new ReserveItem("list-1", "lamp", "gift-1", "owner"))
                .expectException(WishListRejection.OwnWish.class);
    }

    @Test
    void whatIsNotOnTheListCannotBeGiven() {
        fixture.given(CREATED)
                .when(new ReserveItem("list-1", "lamp", "gift-1", "giver"))
                .expectException(WishListRejection.UnknownItem.class);
    }
}
