package dev.amana.gateway.identity;

import dev.amana.platform.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site makes a browser send, where a service renders the form: it has no session to keep a token in.
 * The browser itself says where a request comes from (Fetch Metadata, else {@code Origin}, RFC 6454), and a page's script
 * cannot change either; a request that says neither is refused, because only browsers have sessions.
 */
final class SameOriginFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final RequestMatcher guarded;
    private final Problems problems;

    SameOriginFilter(RequestMatcher guarded, Problems problems) {
        this.guarded = guarded;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod()) || !guarded.matches(request) || isOfThisSite(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, HttpStatus.FORBIDDEN, "forged-request");
        }
    }

    private static boolean isOfThisSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null
                ? isOfThisHost(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))
                : site.equals("same-origin");
    }

    /** Without the scheme, which a proxy that ends TLS would hide; the cookie is bound to the host as well. */
    private static boolean isOfThisHost(@Nullable String origin, @Nullable String host) {
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
