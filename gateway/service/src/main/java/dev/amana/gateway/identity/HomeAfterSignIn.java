package dev.amana.gateway.identity;

import dev.amana.platform.pages.Navigation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Back to the page that was asked for; else to where people of that role begin. */
final class HomeAfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {
    private static final String ROLE = "ROLE_";

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signedIn) {
        Set<String> roles = Stream.ofNullable(signedIn)
                .flatMap(person -> person.getAuthorities().stream())
                .map(GrantedAuthority::getAuthority)
                .filter(name -> name != null && name.startsWith(ROLE))
                .map(name -> name.substring(ROLE.length()))
                .collect(Collectors.toUnmodifiableSet());
        return Navigation.home(roles);
    }
}
