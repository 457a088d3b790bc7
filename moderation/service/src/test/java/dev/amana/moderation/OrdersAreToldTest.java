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
import io.micrometer.core.instrument.MeterRegistry;
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
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The people concerned hear of an order once two leads agree; how many that are is known before. */
class OrdersAreToldTest extends OrderServiceTest {
    private static final Logger LOG = LoggerFactory.getLogger(OrdersAreToldTest.class);

    @Autowired
    MeterRegistry meters;

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
        rule(id, "deferral", "\"from\": \"2020-09-28T03:59:00Z\"");
        await().atMost(SOON).until(() -> textOf(id, "from").equals("2020-09-28 03:59"));
        String second = noticeOf(id, "availability-messaging-off-but");
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

    @Test
    void ofTwoScopesTheRulingOnOneLeavesAloneWhatWaitsOnTheOtherAndNobodyHearsOfAnEndWhoHeardOfNoBeginning()
            throws Exception {
        String id = order("amana:messaging.mail", "QU", "amana:messaging.page");
        assertThat(await().atMost(SOON).until(() -> waiting(id), all -> all.size() == 2))
                .containsExactlyInAnyOrder("amana:messaging.mail", "amana:messaging.page");
        rule(id, "stay", "\"scopeIds\": [\"one\"]");
        await().atMost(SOON).until(() -> waiting(id).equals(List.of("amana:messaging.page")));
        assertThat(textOf(id, "citation")).isEqualTo("Executive order");
    }

    @Test
    void anAmendmentRenewsTheTextThatWaits() throws Exception {
        String id = order("amana:messaging", "QV");
        String first = noticeOf(id, "availability-messaging-off-but");
        rule(id, "amendment", "\"scopes\": [" + scope("one", "amana:messaging", "Use the letter box") + "]");
        await().atMost(SOON).until(() -> textOf(id, "fallback").equals("Use the letter box"));
        assertThat(noticeOf(id, "availability-messaging-off-but")).isNotEqualTo(first);
    }

    @Test
    void whatSaysTheSameAsWhatWaitsIsNotProposedAgain() throws Exception {
        String id = order("amana:messaging", "QW");
        String notice = noticeOf(id, "availability-messaging-off-but");
        rule(id, "stay", "\"scopeIds\": []");
        await().atMost(SOON).until(() -> waiting(id).isEmpty());
        rule(id, "stay-lift", "\"scopeIds\": []");
        String again = noticeOf(id, "availability-messaging-off-but");
        assertThat(again).isNotEqualTo(notice);
        rule(id, "amendment", "\"scopes\": [" + scope("one", "amana:messaging", "Use the telephone") + "]");
        rule(id, "amendment", "\"scopes\": [" + scope("one", "amana:messaging", "Use the letter box") + "]");
        await().atMost(SOON).until(() -> textOf(id, "fallback").equals("Use the letter box"));
        assertThat(jdbc.sql("select count(*) from availability_notice where availability_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void whatNobodyReleasesShowsAsOverdueLongBeforeItTakesEffect() throws Exception {
        Instant now = Instant.now();
        String id = orderFrom(now.plus(Duration.ofHours(6)), "QX");
        noticeOf(id, "availability-payments-off-but");
        assertThat(Instant.parse(notices(id).at("/0/dueAt").asString()))
                .isBetween(now.plus(Duration.ofMinutes(179)), Instant.now().plus(Duration.ofHours(3)));
        double before = overdue();
        assertThat(page("/console/availability/" + id, "en"))
                .contains("Another lead should decide by")
                .doesNotContain("overdue");
        jdbc.sql("update availability_notice set due_at = due_at - interval '181 minutes' where availability_id = ?")
                .param(id)
                .update();
        assertThat(overdue()).isEqualTo(before + 1);
        assertThat(page("/console/availability/" + id, "en")).contains("overdue");
        assertThat(page("/console/availability", "en")).contains("overdue", "The first is due");
    }

    @Test
    void whatIsInForceAlreadyIsOverdueAtOnce() throws Exception {
        double before = overdue();
        noticeOf(order("amana:payments", "QY"), "availability-payments-off-but");
        assertThat(overdue()).isEqualTo(before + 1);
    }

    private String orderFrom(Instant from, String country) throws IOException, InterruptedException {
        String order = orderOf("amana:payments", country).replace("2020-09-20T03:59:00Z", from.toString());
        HttpResponse<String> answer = send("POST", "/api/availability-orders", order, "trust-lead");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body()).path("availabilityId").asString();
    }

    private double overdue() {
        return meters.get("amana.moderation.availability.notices.overdue")
                .gauge()
                .value();
    }

    private void rule(String orderId, String kind, String more) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                "POST", "/api/availability-orders/" + orderId + "/rulings", """
                {"kind": "%s", "basis": {"citation": "Judgment", "document": "Order"},
                 "effectiveAt": "2020-09-19T00:00:00Z", %s}""".formatted(kind, more), "trust-lead");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode notices(String orderId) throws IOException, InterruptedException {
        return json.readTree(send("GET", "/api/availability-orders/" + orderId + "/notices", "", "auditor")
                .body());
    }

    /** What of, of all that wait. */
    private List<String> waiting(String orderId) throws IOException, InterruptedException {
        return notices(orderId)
                .valueStream()
                .map(notice -> notice.at("/texts/service").asString())
                .toList();
    }

    /** What the only one that waits says. */
    private String textOf(String orderId, String name) throws IOException, InterruptedException {
        return notices(orderId).path(0).path("texts").path(name).asString();
    }

    /** The address of the one that waits for another lead. */
    private String noticeOf(String orderId, String template) {
        JsonNode waiting = await().atMost(SOON)
                .until(
                        () -> notices(orderId),
                        all -> all.size() == 1
                                && all.path(0).path("template").asString().equals(template));
        return "/api/availability-orders/" + orderId + "/notices/"
                + waiting.path(0).path("noticeId").asString();
    }

    private void pagesShowThatItWaits(String orderId) throws IOException, InterruptedException {
        for (String language : List.of("en", "de", "ar", "ja")) {
            for (String path : List.of("/console/availability", "/console/availability/" + orderId)) {
                String page = page(path, language);
                assertThat(page).contains("id=\"notices\"").doesNotContain("??", "/approval");
            }
        }
    }

    private String page(String path, String language) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer("trust-lead", "trust-lead"))
                .header("Accept-Language", language)
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
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
