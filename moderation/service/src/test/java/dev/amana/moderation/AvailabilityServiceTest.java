package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.UnavailabilityEvent.AvailabilityChanged;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.KafkaPeer;
import dev.amana.testkit.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two orders of September 2020, entered through the door, asked for both times, and published. */
@ServiceTest("moderation")
class AvailabilityServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BASIS = "{\"citation\": \"Executive order\", \"document\": \"Identification\"}";

    private static final String ORDER = """
            {"sourceKind": "AUTHORITY", "source": "Department of Commerce", "basis": %s, "jurisdictions": ["US"],
             "issuedAt": "2020-08-06T00:00:00Z", "effectiveAt": "2020-09-18T12:45:00Z",
             "scopes": [{"scopeId": "updates", "area": "UPDATES", "subject": "%s", "cohort": "ALL",
                         "from": "2020-09-20T03:59:00Z"%s}]}
            """;

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @Test
    void anInjunctionAndADeferralAreKnownFromTheirRecordingOn() throws Exception {
        String first = order("app:wechat");
        String second = order("app:tiktok");
        Instant knownBefore = Instant.now();
        assertThat(rule(first, "trust-lead", "stay", "").statusCode()).isEqualTo(200);
        assertThat(rule(second, "trust-lead", "deferral", ", \"from\": \"2020-09-28T03:59:00Z\"")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> rulings(first) == 2 && rulings(second) == 2);

        assertThat(inForce("2020-09-21T00:00:00Z", knownBefore)).containsExactlyInAnyOrder("app:wechat", "app:tiktok");
        assertThat(inForce("2020-09-21T00:00:00Z", Instant.now())).isEmpty();
        assertThat(inForce("2020-09-29T00:00:00Z", Instant.now())).containsExactly("app:tiktok");
        try (KafkaPeer<ModerationEvent> peer = new KafkaPeer<>(
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                ModerationEvent.TOPIC,
                ModerationEvent.class)) {
            assertThat(await().atMost(SOON)
                            .until(() -> changes(peer, first), changes -> changes.size() == 2)
                            .getLast()
                            .scopes()
                            .getFirst()
                            .inForce())
                    .isEmpty();
        }
    }

    @Test
    void onlyALeadRulesAndARulingMustBeWhole() throws Exception {
        String id = order("app:other");
        assertThat(rule(id, "trust", "vacatur", "").statusCode()).isEqualTo(403);
        HttpResponse<String> incomplete = rule(id, "trust-lead", "deferral", "");
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("/problems/availability-ruling-incomplete");
        assertThat(rule(id, "trust-lead", "vacatur", "").statusCode()).isEqualTo(200);
        assertThat(rule(id, "trust-lead", "vacatur", "").body()).contains("/problems/availability-vacated");
        assertThat(rule("unknown", "trust-lead", "vacatur", "").statusCode()).isEqualTo(404);
    }

    @Test
    void whatNoPartOfAmanaObeysIsRefusedInTheReadersLanguage() throws Exception {
        String order = ORDER.formatted(BASIS, "amana:mesaging", "");
        for (String path : List.of("/api/availability-orders", "/api/availability-orders/preview")) {
            HttpResponse<String> refused = post(path, "trust-lead", order);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body())
                    .contains(
                            "/problems/availability-unobeyed-scope",
                            "amana:mesaging",
                            "amana:messaging.page (CHANNEL)");
        }
        assertThat(post("/api/availability-orders", "trust-lead", ORDER.formatted(BASIS, "amana:messaging", ""))
                        .body())
                .contains("amana:messaging in the area UPDATES");
        for (String language : List.of("de", "ar", "ja")) {
            HttpRequest request = request("/api/availability-orders", "trust-lead")
                    .header("Content-Type", "application/json")
                    .header("Accept-Language", language)
                    .POST(HttpRequest.BodyPublishers.ofString(order))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).body())
                    .contains("amana:mesaging", "amana:payments (PAYMENTS")
                    .doesNotContain("Nobody would obey");
        }
    }

    @Test
    void ofTwoStaysOneIsLiftedByTheRevisionThatItWasRuledWith() throws Exception {
        String id = order("app:two-courts");
        assertThat(rule(id, "trust-lead", "stay", "").statusCode()).isEqualTo(200);
        assertThat(rule(id, "trust-lead", "stay", ", \"scopeIds\": [\"updates\"]")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rule(id, "trust-lead", "stay-lift", ", \"stay\": 7").body())
                .contains("/problems/availability-no-stay");
        assertThat(rule(id, "trust-lead", "stay-lift", ", \"stay\": 2").statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> rulings(id) == 4);
        JsonNode history = json.readTree(get("/api/availability-orders/" + id, "trust"));
        assertThat(history.at("/3/effects/0/inForce").isEmpty()).isTrue();
        assertThat(rule(id, "trust-lead", "stay-lift", ", \"stay\": 3").statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> rulings(id) == 5);
        history = json.readTree(get("/api/availability-orders/" + id, "trust"));
        assertThat(history.at("/4/effects/0/inForce/0/from").asString()).isEqualTo("2020-09-20T03:59:00Z");
    }

    @Test
    void whatGoesByMailToEverybodyIsScreenedAsAllThatStaffWrite() throws Exception {
        String harm = BASIS.replace("Executive order", "I know where you live and I will kill you");
        HttpResponse<String> refused =
                post("/api/availability-orders", "trust-lead", ORDER.formatted(harm, "app:x", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/problems/availability-wording");
        String instead = ", \"fallback\": \"You will all die, I will kill you\"";
        assertThat(post("/api/availability-orders", "trust-lead", ORDER.formatted(BASIS, "app:x", instead))
                        .statusCode())
                .isEqualTo(422);
        String plain = ", \"fallback\": \"The web site can still be used: https://www.example.com/app\"";
        assertThat(post("/api/availability-orders", "trust-lead", ORDER.formatted(BASIS, "app:x", plain))
                        .statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> rule(String id, String user, String kind, String more)
            throws IOException, InterruptedException {
        String ruling = """
                {"kind": "%s", "basis": %s, "effectiveAt": "2020-09-19T22:00:00Z"%s}""".formatted(kind, BASIS, more);
        return post("/api/availability-orders/" + id + "/rulings", user, ruling);
    }

    private String order(String subject) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post("/api/availability-orders", "trust-lead", ORDER.formatted(BASIS, subject, ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = json.readTree(answer.body()).path("availabilityId").asString();
        await().atMost(SOON).until(() -> rulings(id) == 1);
        return id;
    }

    private int rulings(String id) throws IOException, InterruptedException {
        return json.readTree(get("/api/availability-orders/" + id, "trust")).size();
    }

    private List<String> inForce(String at, Instant known) throws IOException, InterruptedException {
        JsonNode found = json.readTree(
                get("/api/availability-orders/in-force?jurisdiction=US-CA&at=" + at + "&known=" + known, "trust"));
        return found.valueStream()
                .map(scope -> scope.at("/scope/subject").asString())
                // Other tests order other things in the same country.
                .filter(List.of("app:wechat", "app:tiktok")::contains)
                .toList();
    }

    private static List<AvailabilityChanged> changes(KafkaPeer<ModerationEvent> peer, String id) {
        return peer.heard().stream()
                .filter(AvailabilityChanged.class::isInstance)
                .map(AvailabilityChanged.class::cast)
                .filter(change -> change.availabilityId().equals(id))
                .toList();
    }

    private String get(String path, String user) throws IOException, InterruptedException {
        return http.send(request(path, user).GET().build(), BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(String path, String user, String body) throws IOException, InterruptedException {
        return http.send(
                request(path, user)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String user) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(user, user));
    }
}
