package dev.amana.payments.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.UnavailabilityEvent.AvailabilityChanged;
import dev.amana.moderation.contract.UnavailabilityEvent.Interval;
import dev.amana.moderation.contract.UnavailabilityEvent.UnavailableScope;
import dev.amana.payments.PaymentsTest;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Payments obeys an order from the moment it hears of it until it hears of its end. */
class AvailabilityTest extends PaymentsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2026-11-01T00:00:00Z");

    @Autowired
    private Vault vault;

    @Autowired
    private Restrictions restrictions;

    @Test
    void anOrderInForceStopsNewCodesOfTheCountryOnly() {
        registered("buyer-in-x", "XA", LONG_AGO);
        registered("buyer-in-y", "XB", LONG_AGO);
        placed("order-in-x", "buyer-in-x", 1000);
        placed("order-in-y", "buyer-in-y", 1000);
        order("a-1", 1, "XA", "ALL", List.of(new Interval(LONG_AGO, null)));
        await().atMost(SOON)
                .until(() -> restrictions.against("buyer-in-x", Instant.now()).isPresent());

        HttpResponse<byte[]> refused = issue("order-in-x", "buyer-in-x");
        assertThat(refused.statusCode()).isEqualTo(451);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                .contains("/problems/payment-unavailable-but", "Ministry of Trade", "Pay by card");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(issue("order-in-y", "buyer-in-y").statusCode())
                                .isBetween(200, 201));

        order("a-1", 2, "XA", "ALL", List.of());
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(issue("order-in-x", "buyer-in-x").statusCode())
                                .isBetween(200, 201));
        order("a-1", 1, "XA", "ALL", List.of(new Interval(LONG_AGO, null)));
        assertThat(restrictions.against("buyer-in-x", Instant.now())).isEmpty();
    }

    @Test
    void newAndExistingUsersAreToldApart() {
        registered("old-buyer", "XC", LONG_AGO);
        registered("new-buyer", "XC", LATELY.plusSeconds(60));
        order("a-2", 1, "XC", "NEW", List.of(new Interval(LATELY, null)));
        await().atMost(SOON)
                .until(() -> restrictions.against("new-buyer", Instant.now()).isPresent());
        assertThat(restrictions.against("old-buyer", Instant.now())).isEmpty();
        assertThat(restrictions.against("new-buyer", LONG_AGO)).isEmpty();
    }

    private HttpResponse<byte[]> issue(String orderId, String buyerId) {
        return post(
                "/api/pay-codes",
                "{\"orderId\": \"" + orderId + "\"}",
                "Authorization",
                DemoTokens.bearer(buyerId, "buyer"));
    }

    private void registered(String partyId, String country, Instant at) {
        SealedText sealed = vault.seal(Personal.of(partyId, RetentionClass.PROFILE, "x@example.com"));
        tell(
                MarketplaceEvent.TOPIC,
                partyId,
                0,
                new PartyRegistered(partyId, PartyRole.BUYER, sealed, sealed, "en", country, at));
    }

    private void order(String id, int revision, String country, String cohort, List<Interval> inForce) {
        UnavailableScope scope =
                new UnavailableScope("cash", "PAYMENTS", "amana:payments", cohort, LATELY, "Pay by card", inForce);
        tell(
                ModerationEvent.TOPIC,
                id,
                revision,
                new AvailabilityChanged(
                        id,
                        revision,
                        "order",
                        "AUTHORITY",
                        "Ministry of Trade",
                        "Act 7",
                        List.of(country),
                        null,
                        List.of(scope),
                        LATELY));
    }
}
