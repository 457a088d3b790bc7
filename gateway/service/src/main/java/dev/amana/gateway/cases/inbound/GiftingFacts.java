package dev.amana.gateway.cases.inbound;

import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseId;
import dev.amana.gateway.cases.EntryData;
import dev.amana.gifting.contract.GiftingEvent;
import dev.amana.gifting.contract.GiftingEvent.GiftDelivered;
import dev.amana.gifting.contract.GiftingEvent.GiftPlaced;
import dev.amana.platform.consumption.Received;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What gifting's events say about cases. */
final class GiftingFacts {
    private GiftingFacts() {}

    static CaseFact of(Received<GiftingEvent> received) {
        return switch (received.event()) {
            case GiftPlaced e ->
                fact(
                                received,
                                e.orderId(),
                                e.placedAt(),
                                e.giftId(),
                                Values.of("itemId", e.itemId())
                                        .and("wishListId", e.wishListId())
                                        .and("giverId", e.giverId())
                                        .and("recipientId", e.recipientId())
                                        .and("giverShown", e.giverShown()))
                        .with(parties(e))
                        .in("gift." + e.giftId() + ".placed");
            case GiftDelivered e ->
                fact(
                                received,
                                e.orderId(),
                                e.deliveredAt(),
                                e.giftId(),
                                Values.of("recipientId", e.recipientId()).and("entitlementId", e.entitlementId()))
                        .with(Map.of(e.recipientId(), "recipient"))
                        .in("gift." + e.giftId() + ".delivered");
        };
    }

    private static CaseFact fact(
            Received<GiftingEvent> received, String orderId, Instant at, String giftId, Values values) {
        return CaseFact.of(received, CaseId.ofOrder(orderId), orderId, at, giftId, EntryData.of(values.map()));
    }

    /** Somebody may give to themselves. */
    private static Map<String, String> parties(GiftPlaced e) {
        Map<String, String> parties = new TreeMap<>(Map.of(e.giverId(), "giver"));
        parties.merge(e.recipientId(), "recipient", (giver, recipient) -> giver + "," + recipient);
        return parties;
    }
}
