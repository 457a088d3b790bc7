package dev.amana.gateway.identity;

import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The programs that may ask the demo's provider for a token: the marketplace's backend by client credentials (its secret
 * is its name), and {@code demo-app}, a public client with code flow and PKCE for whoever tries out a front end. Its
 * redirects may go to any port of 127.0.0.1 (RFC 8252, section 7.3).
 */
final class DemoClients {
    static final String MARKETPLACE = "marketplace";

    private DemoClients() {}

    static List<RegisteredClient> all() {
        return List.of(marketplace(), app());
    }

    private static RegisteredClient marketplace() {
        return RegisteredClient.withId(MARKETPLACE)
                .clientId(MARKETPLACE)
                .clientSecret("{noop}" + MARKETPLACE)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofHours(1))
                        .build())
                .build();
    }

    private static RegisteredClient app() {
        return RegisteredClient.withId("demo-app")
                .clientId("demo-app")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/callback")
                .redirectUri("http://127.0.0.1/swagger-ui/oauth2-redirect.html")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofMinutes(30))
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build())
                .build();
    }
}
