package dev.amana.gateway.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/** Sign-in at the marketplace's own OpenID provider: a client registration named {@code amana}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(ProviderIdentity.CLIENT_ID)
public class ProviderIdentity {
    public static final String REGISTRATION = "amana";
    static final String CLIENT_ID = "spring.security.oauth2.client.registration.amana.client-id";

    @Bean
    OAuth2AuthorizedClientManager authorizedClients(
            ClientRegistrationRepository registrations, OAuth2AuthorizedClientRepository clients) {
        return new DefaultOAuth2AuthorizedClientManager(registrations, clients);
    }

    /** The provider's access token, refreshed where it has run out. */
    @Bean
    SessionToken providerSessionToken(OAuth2AuthorizedClientManager clients) {
        return () -> {
            Authentication caller = SecurityContextHolder.getContext().getAuthentication();
            if (!(caller instanceof OAuth2AuthenticationToken signedIn)) {
                throw new AuthenticationCredentialsNotFoundException("No session");
            }
            OAuth2AuthorizedClient client = clients.authorize(
                    OAuth2AuthorizeRequest.withClientRegistrationId(signedIn.getAuthorizedClientRegistrationId())
                            .principal(signedIn)
                            .build());
            if (client == null) {
                throw new AuthenticationCredentialsNotFoundException("No token in this session");
            }
            return client.getAccessToken().getTokenValue();
        };
    }

    /** The same claim as in access tokens: {@code roles}. */
    @Bean
    GrantedAuthoritiesMapper rolesOfProvider() {
        return authorities -> {
            Set<GrantedAuthority> roles = new HashSet<>(authorities);
            authorities.stream()
                    .filter(OidcUserAuthority.class::isInstance)
                    .map(OidcUserAuthority.class::cast)
                    .flatMap(authority -> rolesIn(authority.getAttributes()).stream())
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                    .forEach(roles::add);
            return roles;
        };
    }

    private static List<String> rolesIn(Map<String, Object> claims) {
        return claims.get("roles") instanceof Collection<?> roles
                ? roles.stream().map(Object::toString).toList()
                : List.of();
    }
}
