package dev.amana.platform.security;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code amana.security.*}.
 *
 * @param demoKeyFile a private JWK (EC P-256), created where missing: tokens signed by it are accepted. Else
 *     {@code spring.security.oauth2.resourceserver.jwt.issuer-uri} names the identity provider; both at once are refused
 * @param issuers {@code iss} claims that are accepted with the demo key, beside {@code amana-demo}
 * @param rolesClaim the claim that lists the caller's roles ({@code roles})
 * @param publicPaths Ant patterns below {@code /api} that need no token, such as calls that partners sign otherwise
 * @param denyOtherPaths whether all that is neither API nor actuator is answered with 404 (true); an application with
 *     pages sets it to false and brings a filter chain of its own
 */
@ConfigurationProperties("amana.security")
public record SecurityProperties(
        @Nullable String demoKeyFile,
        @Nullable List<String> issuers,
        @Nullable String rolesClaim,
        @Nullable List<String> publicPaths,
        @Nullable Boolean denyOtherPaths) {
    String claimOfRoles() {
        return Objects.requireNonNullElse(rolesClaim, "roles");
    }

    List<String> openPaths() {
        return Objects.requireNonNullElse(publicPaths, List.of());
    }

    List<String> moreIssuers() {
        return Objects.requireNonNullElse(issuers, List.of());
    }
}
