package dev.amana.gateway.contract;

import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact of the marketplace. Topic {@link #TOPIC}, key = the party or the order. Amounts are in the currency's minor
 * unit (ISO 4217), countries are ISO 3166-1 alpha-2, locales BCP 47 tags.
 */
public sealed interface MarketplaceEvent extends PublishedEvent {
    String TOPIC = "amana.marketplace.events";

    /**
     * A party as the marketplace knows it now; repeated in full at every change, the latest one counts.
     *
     * @param phone international ({@code +49…}), or as it is dialled in the party's country; optional
     */
    @EventType("amana.marketplace.party-registered.v1")
    record PartyRegistered(
            String partyId,
            PartyRole role,
            SealedText email,
            SealedText name,
            String locale,
            String country,
            Instant registeredAt,
            @Nullable SealedText phone)
            implements MarketplaceEvent {

        /** Of a party without a known phone number. */
        public PartyRegistered(
                String partyId,
                PartyRole role,
                SealedText email,
                SealedText name,
                String locale,
                String country,
                Instant registeredAt) {
            this(partyId, role, email, name, locale, country, registeredAt, null);
        }
    }

    @EventType("amana.marketplace.order-placed.v1")
    record OrderPlaced(
            String orderId,
            String buyerId,
            String sellerId,
            long totalMinor,
            String currency,
            List<Item> items,
            Instant placedAt)
            implements MarketplaceEvent {}

    @EventType("amana.marketplace.order-paid.v1")
    record OrderPaid(String orderId, Instant paidAt) implements MarketplaceEvent {}

    @EventType("amana.marketplace.order-shipped.v1")
    record OrderShipped(
            String orderId,
            @Nullable String carrier,
            @Nullable String tracking,
            Instant shippedAt) implements MarketplaceEvent {}

    @EventType("amana.marketplace.order-delivered.v1")
    record OrderDelivered(String orderId, Instant deliveredAt) implements MarketplaceEvent {}

    @EventType("amana.marketplace.order-returned.v1")
    record OrderReturned(String orderId, Instant returnedAt) implements MarketplaceEvent {}

    /** @param stars 1 to 5 */
    @EventType("amana.marketplace.order-rated.v1")
    record OrderRated(String orderId, int stars, Instant ratedAt) implements MarketplaceEvent {}

    /** What a party is on the marketplace; one that does both is registered with the role of the order. */
    enum PartyRole {
        BUYER,
        SELLER
    }

    /** @param priceMinor price of one piece */
    record Item(String itemId, String title, int quantity, long priceMinor) {}
}
