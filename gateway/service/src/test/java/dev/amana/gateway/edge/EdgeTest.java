package dev.amana.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.gateway.Client;
import dev.amana.gateway.GatewayTest;
import dev.amana.gateway.StubService;
import dev.amana.testkit.DemoTokens;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class EdgeTest extends GatewayTest {
    private static final String AUTHORIZATION = "Authorization";

    @Test
    void tokenBodyAndQueryReachTheServiceUnchangedAndCookiesDoNot() throws Exception {
        String bearer = DemoTokens.bearer("edge-1", "buyer");
        var answer = client().post(
                        "/api/conversations/c1/messages?dry=1",
                        "{\"text\": \"Grüße\"}",
                        AUTHORIZATION,
                        bearer,
                        "Cookie",
                        "amana=secret",
                        "Idempotency-Key",
                        "k1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).path("answer").asString()).isEqualTo("from the service");
        StubService.Call call = StubService.SHARED.next();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/api/conversations/c1/messages?dry=1");
        assertThat(call.headers().getFirst(AUTHORIZATION)).isEqualTo(bearer);
        assertThat(call.headers().getFirst("Idempotency-Key")).isEqualTo("k1");
        assertThat(call.headers().getFirst("Cookie")).isNull();
        assertThat(call.body()).isEqualTo("{\"text\": \"Grüße\"}");
    }

    @Test
    void aServicesOwnRefusalPassesUnchanged() throws Exception {
        var answer = client().get("/api/screenings/refused", AUTHORIZATION, DemoTokens.bearer("edge-2", "trust"));
        StubService.SHARED.next();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Client.json(answer).path("type").asString()).isEqualTo("/problems/refused");
    }

    @Test
    void absentServiceIsNamedInTheReadersLanguage() {
        var answer = client().get(
                        "/api/gifts/g1", AUTHORIZATION, DemoTokens.bearer("edge-3", "buyer"), "Accept-Language", "de");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Client.json(answer).path("type").asString()).isEqualTo("/problems/service-unreachable");
        assertThat(Client.json(answer).path("detail").asString())
                .isEqualTo("Der Dienst gifting ist zurzeit nicht erreichbar.");
    }

    @Test
    void slowServiceIsGivenUp() {
        var answer = client().get("/api/pay-codes/slow", AUTHORIZATION, DemoTokens.bearer("edge-4", "buyer"));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(Client.json(answer).path("type").asString()).isEqualTo("/problems/service-too-slow");
    }

    @Test
    void callWithoutTokenStopsHere() {
        assertThat(client().get("/api/conversations/c1").statusCode()).isEqualTo(401);
    }

    @Test
    void partnersCallPassesWithoutToken() throws Exception {
        var answer = client().post("/api/partners/store/payments", "{}", "webhook-signature", "v1,abc");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(StubService.SHARED.next().headers().getFirst("webhook-signature"))
                .isEqualTo("v1,abc");
    }

    @Test
    void signatureGivesAPartnersAllowanceToPartnersCallsOnly() throws Exception {
        String[] signed = {"webhook-signature", "v1,abc"};
        assertThat(policy(client().post("/api/partners/store/payments", "{}", signed)))
                .startsWith("\"partner\"");
        StubService.SHARED.next();
        assertThat(policy(client().post("/sign-in", "{}", signed))).startsWith("\"address\"");
        assertThat(policy(client().post("/oauth2/token", "{}", signed))).startsWith("\"address\"");
        assertThat(policy(client().get("/api/conversations/c1", signed))).startsWith("\"address\"");
    }

    @Test
    void tooManyCallsAreHeldBackPerCaller() throws Exception {
        String hasty = DemoTokens.bearer("edge-hasty", "buyer");
        int status = 200;
        int calls = 0;
        while (status == 200 && calls < 40) {
            status = client().get("/api/conversations/c1", AUTHORIZATION, hasty).statusCode();
            calls++;
            if (status == 200) {
                StubService.SHARED.next();
            }
        }
        assertThat(status).isEqualTo(429);
        assertThat(calls).isGreaterThan(30);
        var refused = client().get("/api/conversations/c1", AUTHORIZATION, hasty);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Client.json(refused).path("type").asString()).isEqualTo("/problems/too-many-requests");
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(value -> assertThat(Integer.parseInt(value)).isBetween(1, 2));
        assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"caller\";q=30;w=60");
        assertThat(refused.headers().firstValue("RateLimit"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("\"caller\";r=0;t="));
        var other = client().get("/api/conversations/c1", AUTHORIZATION, DemoTokens.bearer("edge-calm", "buyer"));
        StubService.SHARED.next();
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void pagesCallCarriesATokenOfTheSession() throws Exception {
        Client browser = client();
        assertThat(browser.get("/console/api/conversations/c1").statusCode()).isEqualTo(302);
        browser.signIn("agent", "agent");
        assertThat(browser.get("/console/api/conversations/c1").statusCode()).isEqualTo(200);
        StubService.Call call = StubService.SHARED.next();
        assertThat(call.path()).isEqualTo("/api/conversations/c1");
        assertThat(call.headers().getFirst("Cookie")).isNull();
        String relayed = call.headers().getFirst(AUTHORIZATION);
        assertThat(client().get("/api/conversations/c1", AUTHORIZATION, relayed).statusCode())
                .isEqualTo(200);
        StubService.SHARED.next();
    }

    @Test
    void pagesWriteNeedsTheTokenAgainstForgedRequests() throws Exception {
        Client browser = client();
        browser.signIn("agent", "agent");
        String csrf = browser.csrf();
        assertThat(browser.post("/console/api/conversations/c1/messages", "{}").statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/console/api/conversations/c1/messages", "{}", "X-CSRF-TOKEN", csrf)
                        .statusCode())
                .isEqualTo(200);
        StubService.SHARED.next();
    }

    @Test
    void mergedDocumentSaysWhichServiceIsMissing() {
        var answer = client().get("/v3/api-docs/merged");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(Client.json(answer).path("detail").asString())
                .contains("gifting")
                .doesNotContain("payments");
    }

    @Test
    void problemTypeHasAnAddress() {
        var answer = client().get("/problems/service-too-slow", "Accept-Language", "ja");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).path("title").asString()).isEqualTo("サービスが時間内に応答しませんでした");
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("RateLimit-Policy").orElse("");
    }
}
