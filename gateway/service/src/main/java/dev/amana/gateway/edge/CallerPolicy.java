package dev.amana.gateway.edge;

import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Whose allowance a request uses up.
 *
 * @param name as told to the caller
 * @param who the token's subject, or the address
 */
record CallerPolicy(String name, String who, long perMinute) {
    private static final Set<String> MACHINES = Set.of(Roles.MARKETPLACE, Roles.STORE, Roles.CARRIER);

    /** Anybody who shows no bearer token, and everybody who shows a password or a client's secret. */
    static Optional<CallerPolicy> ofAddress(HttpServletRequest request, RateLimitProperties rates) {
        String address = request.getRemoteAddr();
        if (isPartnersCall(request)) {
            return Optional.of(new CallerPolicy("partner", address, rates.machinePerMinute()));
        }
        return showsSecret(request) || isAnonymousCall(request)
                ? Optional.of(ofRefused(request, rates))
                : Optional.empty();
    }

    /** Whoever was refused uses up the allowance of the address, whatever was shown. */
    static CallerPolicy ofRefused(HttpServletRequest request, RateLimitProperties rates) {
        return new CallerPolicy("address", request.getRemoteAddr(), rates.addressPerMinute());
    }

    static Optional<CallerPolicy> ofCaller(RateLimitProperties rates) {
        return Caller.signedIn()
                .map(caller -> caller.roles().stream().anyMatch(MACHINES::contains)
                        ? new CallerPolicy("machine", caller.subject(), rates.machinePerMinute())
                        : new CallerPolicy("caller", caller.subject(), rates.callerPerMinute()));
    }

    /** The signature is payments' to check; elsewhere the header means nothing. */
    private static boolean isPartnersCall(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/partners/") && request.getHeader("webhook-signature") != null;
    }

    private static boolean showsSecret(HttpServletRequest request) {
        boolean signIn = request.getRequestURI().equals("/sign-in")
                && request.getMethod().equals("POST");
        return signIn || request.getRequestURI().startsWith("/oauth2/");
    }

    private static boolean isAnonymousCall(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/") && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }
}
