package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
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
import tools.jackson.databind.JsonNode;

/** Partners hear of an order, and can check who tells. */
class PartnersAreToldTest extends OrderServiceTest {
    private static final Logger LOG = LoggerFactory.getLogger(PartnersAreToldTest.class);

    private record Call(String id, String timestamp, String signature, String body) {}

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
    void partnerThatRegistersLateIsToldOfWhatStandsOnceAndOfNothingThatIsOver() throws Exception {
        String standing = order("app:" + unique, "US", "app:other-" + unique);
        String over = order("app:" + unique, "US");
        String vacatur = """
                {"kind": "vacatur", "basis": {"citation": "Case 3", "document": "Ruling"},
                 "effectiveAt": "2020-09-19T00:00:00Z"}""";
        await().atMost(SOON).until(() -> rulings(over) == 1 && rulings(standing) == 1);
        assertThat(send("POST", "/api/availability-orders/" + over + "/rulings", vacatur, "trust-lead")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> rulings(over) == 2);

        JsonNode late = register("app:" + unique);
        await().atMost(SOON).until(() -> deliveries(late, "DELIVERED").size() == 1);
        JsonNode told = json.readTree(calls.getFirst().body());
        assertThat(told.at("/data/availabilityId").asString()).isEqualTo(standing);
        assertThat(told.at("/data/scopes").size()).isEqualTo(1);
        // It is looked for each second; a later ruling comes once, too.
        assertThat(send("POST", "/api/availability-orders/" + standing + "/rulings", vacatur, "trust-lead")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> deliveries(late, "DELIVERED").size() == 2);
        assertThat(calls).hasSize(2);
        jdbc.sql("update partner_endpoint set created_at = created_at - interval '2 minutes' where endpoint_id = ?")
                .param(late.path("endpointId").asString())
                .update();
        await().atMost(SOON)
                .until(() -> jdbc.sql("select introduced_at is not null from partner_endpoint where endpoint_id = ?")
                        .param(late.path("endpointId").asString())
                        .query(Boolean.class)
                        .single());
        assertThat(calls).hasSize(2);
    }

    private int rulings(String orderId) throws IOException, InterruptedException {
        return json.readTree(send("GET", "/api/availability-orders/" + orderId, "", "trust")
                        .body())
                .size();
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

    /** As a partner does it. */
    private static String signature(String secret, Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = call.id() + "." + call.timestamp() + "." + call.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
