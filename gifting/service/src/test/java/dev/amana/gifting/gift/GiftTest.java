package dev.amana.gifting.gift;

import dev.amana.gifting.gift.GiftCommand.DeliverGift;
import dev.amana.gifting.gift.GiftCommand.PlaceGift;
import dev.amana.gifting.gift.GiftEvent.GiftDelivered;
import dev.amana.gifting.gift.GiftEvent.GiftPlaced;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GiftTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(86_400);
    private static final Personal TITLE = Personal.of("party-2", RetentionClass.PROFILE, "Desk lamp");
    private static final PlaceGift PLACE =
            new PlaceGift("gift-1", "order-1", "list-1", "lamp", TITLE, "party-1", "party-2", false);
    private static final GiftPlaced PLACED =
            new GiftPlaced("gift-1", "order-1", "list-1", "lamp", TITLE, "party-1", "party-2", false, NOW);
    private static final GiftDelivered DELIVERED =
            new GiftDelivered("gift-1", "order-1", "party-2", Ids.derived("entitlement", "gift-1"), LATER);

    private final FixtureConfiguration<Gift> fixture = new AggregateTestFixture<>(Gift.class);

    @BeforeEach
    void setClock() {
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aGiftIsPlaced() {
        fixture.givenNoPriorActivity().when(PLACE).expectEvents(PLACED);
    }

    @Test
    void aGiftThatIsPlacedAgainStaysAsItIs() {
        fixture.given(PLACED).when(PLACE).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void deliveryGivesTheRecipientAnEntitlement() {
        fixture.given(PLACED).when(new DeliverGift("gift-1", LATER)).expectEvents(DELIVERED);
    }

    @Test
    void deliveryToldAgainChangesNothing() {
        fixture.given(PLACED, DELIVERED)
                .when(new DeliverGift("gift-1", LATER.plusSeconds(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
