package dev.amana.platform.security;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is calling.
 *
 * @param subject the token's {@code sub}: a party or staff id
 * @param roles names as in {@link Roles}
 */
public record Caller(String subject, Set<String> roles) {
    private static final String PREFIX = "ROLE_";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The caller of this request. Throws {@link AuthenticationCredentialsNotFoundException} (401) where none signed in. */
    public static Caller current() {
        return signedIn().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No caller"));
    }

    /** The caller of this request, where one signed in. */
    public static Optional<Caller> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken))
                .map(authentication -> new Caller(authentication.getName(), rolesOf(authentication)));
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean isStaff() {
        return roles.stream().anyMatch(Roles.STAFF::contains);
    }

    private static Set<String> rolesOf(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(name -> name != null && name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
