package dev.amana.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.gateway.Client;
import dev.amana.gateway.GatewayTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTest extends GatewayTest {
    @ParameterizedTest
    @CsvSource({
        "en, ltr, Demo users",
        "de, ltr, Demo-Nutzer",
        "ar, rtl, مستخدمو العرض التجريبي",
        "ja, ltr, デモユーザー",
    })
    void pageSpeaksTheReadersLanguage(String language, String direction, String text) {
        var page = client().get("/sign-in", "Accept-Language", language);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("lang=\"" + language)
                .contains("dir=\"" + direction + "\"")
                .contains(text)
                .doesNotContain("??");
    }

    @Test
    void pageLoadsNothingFromElsewhere() {
        var page = client().get("/sign-in");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(client().get("/assets/sign-in.css").statusCode()).isEqualTo(200);
    }

    @Test
    void visitorIsSentToTheSignInAndMemberOfStaffGetsIn() {
        Client browser = client();
        var stranger = browser.get("/console");
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.headers().firstValue("Location"))
                .hasValueSatisfying(target -> assertThat(target).endsWith("/sign-in"));
        var signedIn = browser.signIn("trust", "trust");
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(signedIn.headers().firstValue("Location"))
                .hasValueSatisfying(target -> assertThat(target).contains("/console"));
        assertThat(signedIn.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(browser.get("/console").statusCode()).isNotIn(401, 403);
        assertThat(browser.postForm("/sign-out", Map.of(), "Origin", "https://elsewhere.test")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.postForm("/sign-out", Map.of(), "Origin", browser.base())
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/console").statusCode()).isEqualTo(302);
    }

    @Test
    void wrongPasswordAndForgedFormDoNotGetIn() {
        Client browser = client();
        assertThat(browser.signIn("trust", "wrong").headers().firstValue("Location"))
                .hasValueSatisfying(target -> assertThat(target).endsWith("/sign-in?error"));
        var forged = browser.postForm("/sign-in", Map.of("username", "trust", "password", "trust"));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(browser.get("/console").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"trust, /console", "operator, /console/outbound", "buyer, /conversations", "agent, /conversations"})
    void everybodyBeginsWhereTheirWorkIs(String user, String home) {
        Client browser = client();
        assertThat(browser.signIn(user, user).headers().firstValue("Location").orElseThrow())
                .endsWith(home);
        assertThat(browser.get("/").headers().firstValue("Location").orElseThrow())
                .endsWith(home);
    }

    @Test
    void buyerHasNoBusinessInTheConsole() {
        Client browser = client();
        browser.signIn("buyer", "buyer");
        assertThat(browser.get("/console").statusCode()).isEqualTo(403);
    }

    @Test
    void marketplaceGetsATokenThatTheServicesAccept() {
        String token = clientToken();
        var answer = client().put("/api/parties/sign-in-1", """
                {"role": "buyer", "email": "b@mail.test", "name": "B", "locale": "de", "country": "DE"}
                """, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void codeFlowEndsWithTokensOfThePersonsRoles() throws Exception {
        Client browser = client();
        browser.signIn("trust-lead", "trust-lead");
        String verifier = "a-verifier-that-is-long-enough-for-the-rules-of-pkce";
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        var redirect = browser.get("/oauth2/authorize?response_type=code&client_id=demo-app&scope=openid"
                + "&redirect_uri=http://127.0.0.1:3999/callback&code_challenge_method=S256&code_challenge="
                + challenge);
        assertThat(redirect.statusCode()).as(redirect.body()).isEqualTo(302);
        String target = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(target).startsWith("http://127.0.0.1:3999/callback?code=");
        String code = target.substring(target.indexOf("code=") + 5).replaceAll("&.*", "");
        var answer = client().postForm(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "demo-app",
                                "redirect_uri",
                                "http://127.0.0.1:3999/callback",
                                "code_verifier",
                                verifier,
                                "code",
                                code));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(claims(Client.json(answer).path("id_token").asString()))
                .contains("\"sub\":\"trust-lead\"")
                .contains("\"iss\":\"" + browser.base());
        assertThat(claims(Client.json(answer).path("access_token").asString()))
                .contains("\"trust-lead\"")
                .contains("\"trust\"")
                .contains("\"iss\":\"amana-demo\"");
    }

    @Test
    void providerDescribesItself() {
        var answer = client().get("/.well-known/openid-configuration");
        assertThat(Client.json(answer).path("token_endpoint").asString()).endsWith("/oauth2/token");
        assertThat(client().get("/oauth2/jwks").body())
                .contains("\"kty\":\"EC\"")
                .doesNotContain("\"d\":");
    }

    private String clientToken() {
        String basic = Base64.getEncoder().encodeToString("marketplace:marketplace".getBytes(StandardCharsets.UTF_8));
        var answer = client().postForm(
                        "/oauth2/token", Map.of("grant_type", "client_credentials"), "Authorization", "Basic " + basic);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer).path("access_token").asString();
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
