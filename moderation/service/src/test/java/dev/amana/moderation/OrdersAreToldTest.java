package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.UnavailabilityEvent.AvailabilityChanged;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.NotificationRequested;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.KafkaPeer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The people concerned hear of an order once two leads agree; how many that are is known before. */
class OrdersAreToldTest extends OrderServiceTest {
    private static final Logger LOG = LoggerFactory.getLogger(OrdersAreToldTest.class);

    @Test
    void peopleOfTheCountryAreCountedBeforeAndToldAfterwardsAndPublished() throws Exception {
        String bootstrap = environment.getRequiredProperty("spring.kafka.bootstrap-servers");
        try (KafkaPeer<MarketplaceEvent> marketplace =
                        new KafkaPeer<>(bootstrap, MarketplaceEvent.TOPIC, MarketplaceEvent.class);
                KafkaPeer<NotificationRequested> notices =
                        new KafkaPeer<>(bootstrap, NotificationRequested.TOPIC, NotificationRequested.class);
                KafkaPeer<ModerationEvent> moderation =
                        new KafkaPeer<>(bootstrap, ModerationEvent.TOPIC, ModerationEvent.class)) {
            registered(marketplace, "one-" + unique, "QR");
            registered(marketplace, "two-" + unique, "QR");
            registered(marketplace, "three-" + unique, "QS");
            OrderPlaced placed =
                    new OrderPlaced(unique, "one-" + unique, "three-" + unique, 100, "EUR", List.of(), Instant.now());
            marketplace.tell(MarketplaceEvent.TOPIC, unique, 0, placed);
            await().atMost(SOON).until(() -> preview("/reach/0/count/openPayments") == 1);
            assertThat(preview("/reach/0/count/parties")).isEqualTo(2);

            long sent = System.nanoTime();
            String id = order("amana:messaging", "QR");
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> moderation.heard().stream()
                            .anyMatch(event -> event instanceof AvailabilityChanged changed
                                    && changed.availabilityId().equals(id)));
            LOG.info("Published {} ms after the command was sent", (System.nanoTime() - sent) / 1_000_000);
            String first = noticeOf(id, "availability-messaging-off-but");
            assertThat(send("POST", first + "/approval", "", "trust-lead").body())
                    .contains("/problems/availability-own-notice");
            pagesShowThatItWaits(id);
            assertThat(send("POST", first + "/approval", "", "trust-lead-2").statusCode())
                    .isEqualTo(204);
            assertThat(send("POST", first + "/approval", "", "trust-lead-2").statusCode())
                    .isEqualTo(404);
            await().atMost(SOON).until(() -> told(notices, "availability-messaging-off-but") == 2);

            HttpResponse<String> stay = send("POST", "/api/availability-orders/" + id + "/rulings", """
                    {"kind": "stay", "basis": {"citation": "Injunction", "document": "Order"},
                     "effectiveAt": "2020-09-19T00:00:00Z"}""", "trust-lead");
            assertThat(stay.statusCode()).as(stay.body()).isEqualTo(200);
            String second = noticeOf(id, "availability-messaging-on");
            assertThat(send("POST", second + "/approval", "", "trust-lead-2").statusCode())
                    .isEqualTo(204);
            await().atMost(SOON).until(() -> told(notices, "availability-messaging-on") == 2);
        }
        assertThat(jdbc.sql("select sum(told) from availability_notice where 'QR' = any(jurisdictions)")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void whatNobodyAgreedToIsToldToNobodyAndALaterRulingTakesItsPlace() throws Exception {
        String id = order("amana:messaging", "QT");
        String first = noticeOf(id, "availability-messaging-off-but");
        HttpResponse<String> vacatur = send("POST", "/api/availability-orders/" + id + "/rulings", """
                {"kind": "vacatur", "basis": {"citation": "Judgment", "document": "Order"},
                 "effectiveAt": "2020-09-19T00:00:00Z"}""", "trust-lead");
        assertThat(vacatur.statusCode()).as(vacatur.body()).isEqualTo(200);
        String second = noticeOf(id, "availability-messaging-on");
        assertThat(send("POST", first + "/approval", "", "trust-lead-2").statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", second, "", "trust").statusCode()).isEqualTo(403);
        assertThat(send("DELETE", second, "", "trust-lead").statusCode()).isEqualTo(204);
        assertThat(send("GET", "/api/availability-orders/" + id + "/notices", "", "trust")
                        .body())
                .isEqualTo("[]");
        assertThat(jdbc.sql("select sum(told) from availability_notice where 'QT' = any(jurisdictions)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** The address of the one that waits for another lead. */
    private String noticeOf(String orderId, String template) {
        String path = "/api/availability-orders/" + orderId + "/notices";
        JsonNode waiting = await().atMost(SOON)
                .until(
                        () -> json.readTree(send("GET", path, "", "auditor").body()),
                        all -> all.size() == 1
                                && all.path(0).path("template").asString().equals(template));
        return path + "/" + waiting.path(0).path("noticeId").asString();
    }

    private void pagesShowThatItWaits(String orderId) throws IOException, InterruptedException {
        for (String language : List.of("en", "de", "ar", "ja")) {
            for (String path : List.of("/console/availability", "/console/availability/" + orderId)) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", DemoTokens.bearer("trust-lead", "trust-lead"))
                        .header("Accept-Language", language)
                        .build();
                String page = http.send(request, BodyHandlers.ofString()).body();
                assertThat(page).contains("id=\"notices\"").doesNotContain("??", "/approval");
            }
        }
    }

    private long told(KafkaPeer<NotificationRequested> notices, String template) {
        return notices.heard().stream()
                .filter(notice -> notice.partyId().endsWith(unique))
                .filter(notice -> notice.template().equals(template))
                .filter(notice -> notice.values().get("source").equals("Department of Commerce"))
                .count();
    }

    private void registered(KafkaPeer<MarketplaceEvent> marketplace, String partyId, String country) {
        SealedText sealed = vault.seal(Personal.of(partyId, RetentionClass.PROFILE, "x@example.com"));
        PartyRegistered party =
                new PartyRegistered(partyId, PartyRole.BUYER, sealed, sealed, "en", country, Instant.now());
        marketplace.tell(MarketplaceEvent.TOPIC, partyId, 0, party);
    }

    private long preview(String pointer) throws IOException, InterruptedException {
        String answer = send("POST", "/api/availability-orders/preview", orderOf("amana:messaging", "QR"), "trust")
                .body();
        return json.readTree(answer).at(pointer).asLong();
    }
}
