package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.AvailabilityChanged;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.NotificationRequested;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.KafkaPeer;
import dev.amana.testkit.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Partners, and the people concerned, hear of an order; how many that are is known before. */
@ServiceTest("moderation")
class OrdersAreToldTest {
    private static final Logger LOG = LoggerFactory.getLogger(OrdersAreToldTest.class);
    private static final Duration SOON = Duration.ofSeconds(20);

    private record Call(String id, String timestamp, String signature, String body) {}

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer partner;

    @BeforeEach
    void startPartner() throws IOException {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/", this::answer);
        partner.start();
    }

    @AfterEach
    void stopPartner() {
        partner.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
        exchange.close();
    }

    @Test
    void partnerIsToldUntilItHasTakenItAndCanCheckWhoTells() throws Exception {
        refusals.set(1);
        JsonNode registered = register("app:" + unique);
        order("app:" + unique, "US");
        await().atMost(SOON).until(() -> calls.size() == 2);

        Call taken = calls.getLast();
        assertThat(taken.id()).isEqualTo(calls.getFirst().id());
        assertThat(taken.signature())
                .isEqualTo("v1," + signature(registered.path("secret").asString(), taken));
        JsonNode told = json.readTree(taken.body());
        assertThat(told.path("type").asString()).isEqualTo("availability.changed");
        assertThat(told.at("/data/scopes/0/inForce/0/from").asString()).isEqualTo("2020-09-20T03:59:00Z");
        assertThat(taken.body()).doesNotContain("trust-lead");
        await().atMost(SOON).until(() -> deliveries(registered, "DELIVERED").size() == 1);
    }

    @Test
    void partnerThatNeverEndsItsAnswerKeepsNobodyElseWaiting() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> dripForEver(endless));
            JsonNode slow = register("app:" + unique, endless.getLocalPort());
            JsonNode quick = register("app:" + unique);
            for (int orders = 0; orders < 4; orders++) {
                order("app:" + unique, "US");
            }
            await().atMost(SOON).until(() -> deliveries(quick, "DELIVERED").size() == 4);
            await().atMost(SOON)
                    .until(() -> deliveries(slow, "PENDING").toString().contains("No answer within"));
        }
    }

    /** A byte now and then, so that no single wait is too long. */
    private static void dripForEver(ServerSocket endless) {
        while (!endless.isClosed()) {
            try {
                Socket partner = endless.accept();
                Thread.ofVirtual().start(() -> drip(partner));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void drip(Socket partner) {
        try (partner) {
            partner.setSoTimeout(50);
            partner.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                partner.getOutputStream().write('.');
                partner.getOutputStream().flush();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        } catch (IOException closed) {
            LOG.debug("The other side went away", closed);
        }
    }

    @Test
    void rotatedSecretsOverlapAndWhatWasGivenUpIsSentAgain() throws Exception {
        JsonNode registered = register("app:" + unique);
        String endpoint =
                "/api/partner-endpoints/" + registered.path("endpointId").asString();
        String next = json.readTree(
                        send("POST", endpoint + "/secret", "", "trust-lead").body())
                .path("secret")
                .asString();
        refusals.set(100);
        order("app:" + unique, "US");
        await().atMost(SOON).until(() -> !calls.isEmpty());
        Call call = calls.getFirst();
        assertThat(call.signature())
                .isEqualTo("v1," + signature(next, call) + " v1,"
                        + signature(registered.path("secret").asString(), call));

        await().atMost(SOON).until(() -> deliveries(registered, "DEAD").size() == 1);
        refusals.set(0);
        String delivery =
                deliveries(registered, "DEAD").path(0).path("deliveryId").asString();
        String replay = "/api/partner-endpoints/deliveries/" + delivery + "/replay";
        assertThat(send("POST", replay, "", "trust-lead").statusCode()).isEqualTo(204);
        await().atMost(SOON).until(() -> deliveries(registered, "DELIVERED").size() == 1);
        assertThat(send("POST", replay, "", "trust-lead").statusCode()).isEqualTo(409);
        assertThat(send("GET", "/api/partner-endpoints", "", "trust").statusCode())
                .isEqualTo(403);
        assertThat(send(
                                "POST",
                                "/api/partner-endpoints",
                                "{\"subject\": \"app:x\", \"url\": \"ftp://partner.test/\"}",
                                "trust-lead")
                        .statusCode())
                .isEqualTo(422);
    }

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
            await().atMost(SOON).until(() -> told(notices, "availability-messaging-off-but") == 2);

            HttpResponse<String> stay = send("POST", "/api/availability-orders/" + id + "/rulings", """
                    {"kind": "stay", "basis": {"citation": "Injunction", "document": "Order"},
                     "effectiveAt": "2020-09-19T00:00:00Z"}""", "trust-lead");
            assertThat(stay.statusCode()).as(stay.body()).isEqualTo(200);
            await().atMost(SOON).until(() -> told(notices, "availability-messaging-on") == 2);
        }
        assertThat(jdbc.sql("select sum(told) from availability_notice where 'QR' = any(jurisdictions)")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
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

    private JsonNode register(String subject) throws IOException, InterruptedException {
        return register(subject, partner.getAddress().getPort());
    }

    private JsonNode register(String subject, int partnersPort) throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + partnersPort + "/";
        HttpResponse<String> answer = send(
                "POST",
                "/api/partner-endpoints",
                "{\"subject\": \"%s\", \"url\": \"%s\"}".formatted(subject, url),
                "trust-lead");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    private JsonNode deliveries(JsonNode registered, String state) throws IOException, InterruptedException {
        return json.readTree(send(
                        "GET",
                        "/api/partner-endpoints/deliveries?state=" + state + "&endpointId="
                                + registered.path("endpointId").asString(),
                        "",
                        "trust-lead")
                .body());
    }

    private String order(String subject, String country) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", "/api/availability-orders", orderOf(subject, country), "trust-lead");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body()).path("availabilityId").asString();
    }

    private static String orderOf(String subject, String country) {
        return """
                {"sourceKind": "AUTHORITY", "source": "Department of Commerce", "jurisdictions": ["%s"],
                 "basis": {"citation": "Executive order", "document": "Identification"},
                 "issuedAt": "2020-08-06T00:00:00Z", "effectiveAt": "2020-09-18T12:45:00Z",
                 "scopes": [{"scopeId": "one", "area": "CHANNEL", "subject": "%s", "cohort": "ALL",
                             "from": "2020-09-20T03:59:00Z", "fallback": "Use the telephone"}]}
                """.formatted(country, subject);
    }

    /** As a partner does it. */
    private static String signature(String secret, Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = call.id() + "." + call.timestamp() + "." + call.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(String method, String path, String body, String user)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(user, user))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
