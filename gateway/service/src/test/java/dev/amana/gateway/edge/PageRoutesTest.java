package dev.amana.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.gateway.Client;
import dev.amana.gateway.GatewayTest;
import dev.amana.gateway.StubService;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages that a service renders, reached with a browser's session. */
class PageRoutesTest extends GatewayTest {
    @Test
    void servicesPageIsAskedForWithTheReadersTokenAndLanguage() throws Exception {
        Client browser = client();
        assertThat(browser.get("/conversations").statusCode()).isEqualTo(302);
        browser.signIn("carrier", "carrier");
        assertThat(browser.get("/conversations/c1?lang=ar", "Accept-Language", "de")
                        .statusCode())
                .isEqualTo(200);
        StubService.Call call = StubService.SHARED.next();
        assertThat(call.path()).startsWith("/conversations/c1");
        assertThat(call.headers().getFirst("Authorization")).startsWith("Bearer ");
        assertThat(call.headers().getFirst("Accept-Language")).isEqualTo("ar");
        assertThat(call.headers().getFirst("Cookie")).isNull();
        browser.get("/conversations", "Accept-Language", "de");
        assertThat(StubService.SHARED.next().headers().getFirst("Accept-Language"))
                .isEqualTo("ar");
    }

    @Test
    void formReachesTheServiceWhenItComesFromOurOwnPage() throws Exception {
        Client browser = client();
        browser.signIn("carrier", "carrier");
        Map<String, String> fields = Map.of("text", "Grüße & mehr");
        assertThat(browser.postForm("/conversations/c1/messages", fields, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
        assertThat(StubService.SHARED.next().body()).isEqualTo("text=Gr%C3%BC%C3%9Fe+%26+mehr");
        assertThat(browser.postForm("/conversations/c1/messages", fields, "Origin", browser.base())
                        .statusCode())
                .isEqualTo(200);
        StubService.SHARED.next();
    }

    @Test
    void forgedFormStopsHere() {
        Client browser = client();
        browser.signIn("carrier", "carrier");
        assertThat(forged(browser, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(forged(browser, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
        assertThat(forged(browser, "Origin", "https://elsewhere.test").statusCode())
                .isEqualTo(403);
        assertThat(forged(browser, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(Client.json(forged(browser)).path("type").asString()).isEqualTo("/problems/forged-request");
    }

    @Test
    void filesOfAPageNeedNoSession() throws Exception {
        assertThat(client().get("/assets/messaging/conversation.css").statusCode())
                .isEqualTo(200);
        StubService.Call call = StubService.SHARED.next();
        assertThat(call.path()).isEqualTo("/assets/messaging/conversation.css");
        assertThat(call.headers().getFirst("Authorization")).isNull();
        assertThat(client().get("/assets/page/page.css").headers().firstValue("Content-Type"))
                .hasValue("text/css");
    }

    @Test
    void serviceThatDoesNotAnswerIsAPageForPeople() {
        Client browser = client();
        browser.signIn("store", "store");
        var page = browser.get("/conversations/slow", "Accept-Language", "ja");
        assertThat(page.statusCode()).isEqualTo(504);
        assertThat(page.body())
                .contains("lang=\"ja\"")
                .contains("サービスが時間内に応答しませんでした")
                .doesNotContain("??");
    }

    private static HttpResponse<String> forged(Client browser, String... headers) {
        return browser.postForm("/conversations/c1/messages", Map.of("text", "forged"), headers);
    }
}
