package dev.amana.gateway.identity;

import dev.amana.platform.security.DemoKey;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What the demo's tokens say: the roles in both kinds. An access token names the demo key as its issuer instead of an
 * address, because services that run alone, or behind another port, accept it by that name.
 */
final class DemoClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private static final String ROLE = "ROLE_";

    @Override
    public void customize(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        context.getClaims().claim("roles", rolesOf(context));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().claim("iss", DemoKey.ISSUER);
        }
    }

    private static List<String> rolesOf(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            return List.of(context.getRegisteredClient().getClientId());
        }
        Authentication person = Objects.requireNonNull(context.getPrincipal());
        return person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .filter(name -> name.startsWith(ROLE))
                .map(name -> name.substring(ROLE.length()))
                .toList();
    }
}
