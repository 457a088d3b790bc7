package dev.amana.platform.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.security.DemoKey;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class HttpDoorsTest {
    private static final String ORDER = "{\"orderId\":\"o1\",\"buyer\":{\"email\":\"ada@mail.test\"}}";

    private static final JsonMapper JSON = new JsonMapper();

    private static ConfigurableApplicationContext context;
    private static Client client;

    @BeforeAll
    static void start() {
        context = TestContexts.start(
                "messaging",
                SampleApplication.newDatabase(),
                Doors.class,
                "amana.security.public-paths=/api/public/**",
                "amana.web.max-request-bytes=10000",
                "amana.web.max-request-bytes-at.[/api/large/**]=30000");
        client = new Client(context);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/nothing, 404, not-found",
        "GET, /api/orders, 405, method-not-allowed",
        "GET, /api/numbers/seven, 400, invalid-request",
        "GET, /api/trust, 403, forbidden",
        "GET, /api/gone, 410, subject-erased",
        "GET, /api/teapot, 402, short-and-stout",
        "GET, /api/fault, 500, internal-error",
        "GET, /somewhere/else, 404, not-found",
        "GET, /api/numbers/7;admin=true, 400, invalid-request",
        "GET, /api/numbers/%2e%2e/trust, 400, invalid-request",
        "GET, /actuator/metrics, 403, forbidden",
    })
    void refusalIsAProblem(String method, String path, int status, String slug) throws Exception {
        assertProblem(
                client.send(client.as("buyer", path).method(method, HttpRequest.BodyPublishers.noBody())),
                status,
                slug);
    }

    @Test
    void badBodiesAreProblemsThatSayWhere() throws Exception {
        var invalid = client.send(client.json("buyer", "/api/orders", "{\"buyer\":{\"email\":\"no address\"}}")
                .header("Accept-Language", "de"));
        assertProblem(invalid, 400, "invalid-request");
        assertThat(invalid.body()).contains("\"#/orderId\"", "\"#/buyer/email\"", "E-Mail-Adresse");

        var broken = client.send(client.json("buyer", "/api/orders", "{\"orderId\": "));
        assertProblem(broken, 400, "unreadable-request");
        var wrongType = client.send(client.json("buyer", "/api/orders", "{\"buyer\": [1]}"));
        assertProblem(wrongType, 400, "unreadable-request");
        assertThat(wrongType.body()).contains("#/buyer").doesNotContain("dev.amana", "jackson");

        var xml = client.send(client.as("buyer", "/api/orders")
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<order/>")));
        assertProblem(xml, 415, "unsupported-media-type");
    }

    @Test
    void tooLargeBodiesAreRefusedAnnouncedOrNot() throws Exception {
        String large = order(20_000);
        assertProblem(client.send(client.json("buyer", "/api/orders", large)), 413, "too-large");
        var chunked = client.as("buyer", "/api/orders")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));
        assertProblem(client.send(chunked), 413, "too-large");
        assertProblem(client.send(chunked.header("Idempotency-Key", "large")), 413, "too-large");
    }

    private static String order(int length) {
        return "{\"orderId\":\"" + "x".repeat(length) + "\"}";
    }

    @Test
    void aPathMayTakeLargerBodies() throws Exception {
        assertProblem(client.send(client.json("buyer", "/api/large/orders", order(20_000))), 404, "not-found");
        assertProblem(client.send(client.json("buyer", "/api/large/orders", order(30_000))), 413, "too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "de, Bitte zuerst anmelden, de",
        "'ar-EG,en;q=0.5', يُرجى تسجيل الدخول أولًا, ar",
        "'fr,ja;q=0.9', 先にサインインしてください, ja",
        "fr, Sign in first, en",
    })
    void titleIsInTheReadersLanguage(String accepted, String title, String language) throws Exception {
        var answer = client.send(client.request("/api/orders").header("Accept-Language", accepted));
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.body()).contains(title);
        assertThat(answer.headers().firstValue("Content-Language")).contains(language);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }

    @Test
    void contextsOwnBundleComesFirst() throws Exception {
        assertThat(client.send(client.as("buyer", "/api/teapot")).body()).contains("Short and stout", "3 cups");
    }

    @Test
    void rejectionOfTheDomainIsAConflict() throws Exception {
        assertProblem(client.send(client.json("buyer", "/api/rejected", "{}")), 409, "tally-is-full");
    }

    @Test
    void whoIsRefusedOnlyForNowIsToldWhenToComeAgain() throws Exception {
        var answer = client.send(client.as("buyer", "/api/full-for-now"));
        assertProblem(answer, 429, "tally-is-full");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
    }

    @Test
    void faultTellsNothingFromInside() throws Exception {
        var answer = client.send(client.as("buyer", "/api/fault"));
        assertThat(answer.body()).contains("\"reference\"").doesNotContain("secret", "Exception", "dev.amana");
    }

    @Test
    void healthIsOpenAndTheRestOfTheActuatorIsForOperators() throws Exception {
        assertThat(client.send(client.request("/actuator/health")).statusCode()).isEqualTo(200);
        assertThat(client.send(client.request("/actuator/prometheus")).statusCode())
                .isEqualTo(401);
        assertThat(client.send(client.as("operator", "/actuator/prometheus")).statusCode())
                .isEqualTo(200);
        assertThat(client.send(client.request("/api/public/hello")).body()).isEqualTo("hello");
    }

    @Test
    void callerHasSubjectAndRoles() throws Exception {
        String token = client.token("staff-7", "trust", "auditor");
        var answer = client.send(client.request("/api/trust").header("Authorization", "Bearer " + token));
        assertThat(JSON.readValue(answer.body(), new TypeReference<Map<String, Object>>() {}))
                .containsEntry("subject", "staff-7")
                .hasEntrySatisfying(
                        "roles",
                        roles -> assertThat((List<?>) roles)
                                .map(Object::toString)
                                .containsExactlyInAnyOrder("trust", "auditor"));
    }

    @Test
    void foreignExpiredAndUnsignedTokensAreRefused(@TempDir Path folder) throws Exception {
        List<String> bad = new ArrayList<>();
        bad.add(DemoKey.load(folder.resolve("other.jwk")).token("buyer", Set.of("buyer"), Duration.ofHours(1)));
        bad.add(signed("amana-demo", Instant.now().minusSeconds(3_600)));
        bad.add(signed("somebody-else", Instant.now().plusSeconds(3_600)));
        bad.add("eyJhbGciOiJub25lIn0.eyJzdWIiOiJidXllciIsImlzcyI6ImFtYW5hLWRlbW8ifQ.");
        for (String token : bad) {
            assertProblem(
                    client.send(client.request("/api/trust").header("Authorization", "Bearer " + token)),
                    401,
                    "unauthenticated");
        }
    }

    @Test
    void demoKeyBesideAnIdentityProviderIsRefused() {
        assertThatThrownBy(() -> TestContexts.start(
                                "messaging",
                                SampleApplication.newDatabase(),
                                Doors.class,
                                "spring.security.oauth2.resourceserver.jwt.issuer-uri=https://sign-in.test")
                        .close())
                .hasStackTraceContaining("remove it where an identity provider signs tokens");
    }

    private static String signed(String issuer, Instant expiry) throws Exception {
        DemoKey key = context.getBean(DemoKey.class);
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject("buyer")
                        .expirationTime(Date.from(expiry))
                        .build());
        token.sign(new ECDSASigner(key.jwk()));
        return token.serialize();
    }

    @Test
    void answersCarrySecurityHeaders() throws Exception {
        HttpResponse<String> answer = client.send(client.json("buyer", "/api/orders", ORDER));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().map())
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("X-Frame-Options", List.of("DENY"))
                .containsEntry("Referrer-Policy", List.of("no-referrer"))
                .containsEntry("Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"))
                .doesNotContainKey("Set-Cookie");
        var foreign = client.send(client.as("buyer", "/api/numbers/7").header("Origin", "https://elsewhere.test"));
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void openApiKnowsProblemsAndTokens() throws Exception {
        var answer = client.send(client.request("/v3/api-docs"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Amana: messaging", "#/components/schemas/Problem", "\"bearer\"", "/api/orders")
                .doesNotContain("/error");
    }

    @Test
    void manyAtOnceAreServedOnVirtualThreads() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(java.util.Collections.nCopies(
                    100, () -> client.send(client.as("buyer", "/api/numbers/7")).statusCode()));
            for (var each : all) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
    }

    static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        Map<?, ?> problem = JSON.readValue(answer.body(), Map.class);
        assertThat(problem.get("type")).isEqualTo("/problems/" + slug);
        assertThat(problem.get("status")).isEqualTo(status);
        assertThat(problem.get("title")).asString().isNotBlank();
    }
}
