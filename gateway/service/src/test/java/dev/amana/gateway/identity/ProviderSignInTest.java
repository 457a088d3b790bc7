package dev.amana.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.gateway.Client;
import dev.amana.gateway.StubService;
import dev.amana.testkit.ServiceTest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in at the marketplace's own provider. */
@ServiceTest("gateway")
class ProviderSignInTest {
    private static final String CLIENT = "spring.security.oauth2.client.";

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        String provider = StubProvider.SHARED.address();
        properties.add(CLIENT + "registration.amana.client-id", () -> "console");
        properties.add(CLIENT + "registration.amana.client-secret", () -> "secret");
        properties.add(CLIENT + "registration.amana.scope", () -> "openid");
        properties.add(CLIENT + "registration.amana.authorization-grant-type", () -> "authorization_code");
        properties.add(
                CLIENT + "registration.amana.redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        properties.add(CLIENT + "provider.amana.authorization-uri", () -> provider + "/authorize");
        properties.add(CLIENT + "provider.amana.token-uri", () -> provider + "/token");
        properties.add(CLIENT + "provider.amana.jwk-set-uri", () -> provider + "/keys");
        properties.add("amana.gateway.routes.messaging", StubService.SHARED::address);
    }

    @Test
    void personSignsInAtTheProviderAndPagesCallWithItsToken() throws Exception {
        Client browser = new Client(port);
        assertThat(browser.get("/sign-in").body())
                .contains("/oauth2/authorization/amana")
                .doesNotContain("name=\"password\"");
        assertThat(browser.get("/oauth2/token").statusCode()).isEqualTo(404);

        String target = location(browser, "/oauth2/authorization/amana");
        assertThat(target).startsWith(StubProvider.SHARED.address() + "/authorize?");
        Map<String, String> request = parameters(target);
        StubProvider.SHARED.expect(request.get("nonce"));
        String home = location(
                browser,
                "/login/oauth2/code/amana?code=any&state="
                        + URLEncoder.encode(request.get("state"), StandardCharsets.UTF_8));
        assertThat(home).contains("/console");
        assertThat(browser.get("/console").statusCode()).isEqualTo(200);

        assertThat(browser.get("/console/api/conversations/c9").statusCode()).isEqualTo(200);
        assertThat(StubService.SHARED.next().headers().getFirst("Authorization"))
                .isEqualTo("Bearer " + StubProvider.ACCESS_TOKEN);
    }

    private static String location(Client browser, String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> parameters(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }
}
