package dev.amana.gateway.cases.inbound;

import static dev.amana.gateway.cases.inbound.Values.wireName;

import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseId;
import dev.amana.gateway.cases.EntryData;
import dev.amana.gateway.cases.PartyDirectory.Registration;
import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.Item;
import dev.amana.gateway.contract.MarketplaceEvent.OrderDelivered;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPaid;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.gateway.contract.MarketplaceEvent.OrderRated;
import dev.amana.gateway.contract.MarketplaceEvent.OrderReturned;
import dev.amana.gateway.contract.MarketplaceEvent.OrderShipped;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.platform.consumption.Received;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the marketplace's facts say about cases. */
final class MarketplaceFacts {
    private static final int MAX_ITEMS = 20;

    private MarketplaceFacts() {}

    /** Empty for a party: that is no case's matter. */
    static Optional<CaseFact> of(Received<MarketplaceEvent> received) {
        return switch (received.event()) {
            case PartyRegistered e -> Optional.empty();
            case OrderPlaced e ->
                Optional.of(fact(received, e.orderId(), e.placedAt(), placed(e))
                        .with(parties(e))
                        .in("order.placed"));
            case OrderPaid e -> step(received, e.orderId(), e.paidAt(), new Values(), "order.paid");
            case OrderShipped e ->
                step(
                        received,
                        e.orderId(),
                        e.shippedAt(),
                        Values.of("carrier", e.carrier()).and("tracking", e.tracking()),
                        "order.shipped");
            case OrderDelivered e -> step(received, e.orderId(), e.deliveredAt(), new Values(), "order.delivered");
            case OrderReturned e -> step(received, e.orderId(), e.returnedAt(), new Values(), "order.returned");
            case OrderRated e -> step(received, e.orderId(), e.ratedAt(), Values.of("stars", e.stars()), "order.rated");
        };
    }

    static Registration registration(PartyRegistered e) {
        return new Registration(
                e.partyId(), wireName(e.role()), e.email(), e.name(), e.locale(), e.country(), e.registeredAt());
    }

    private static Optional<CaseFact> step(
            Received<MarketplaceEvent> received, String orderId, Instant at, Values values, String slot) {
        return Optional.of(fact(received, orderId, at, values).in(slot));
    }

    private static CaseFact fact(Received<MarketplaceEvent> received, String orderId, Instant at, Values values) {
        return CaseFact.of(received, CaseId.ofOrder(orderId), orderId, at, orderId, EntryData.of(values.map()));
    }

    private static Values placed(OrderPlaced e) {
        String items = e.items().stream().limit(MAX_ITEMS).map(Item::title).collect(Collectors.joining(" · "));
        return Values.of("totalMinor", e.totalMinor())
                .and("currency", e.currency())
                .and("items", items)
                .and("itemCount", e.items().size());
    }

    private static Map<String, String> parties(OrderPlaced e) {
        Map<String, String> parties = new TreeMap<>(Map.of(e.buyerId(), "buyer"));
        parties.merge(e.sellerId(), "seller", (buyer, seller) -> buyer + "," + seller);
        return parties;
    }
}
