package dev.amana.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Charges the address for every 401 that it was not charged for before, so that invalid tokens and signatures use up
 * what the address may do without one. It charges afterwards only: one who guesses must not lock out the valid callers
 * of an address.
 */
final class RefusalFilter extends HttpFilter {
    private final transient RateLimits limits;
    private final transient RateLimitProperties rates;

    RefusalFilter(RateLimits limits, RateLimitProperties rates) {
        this.limits = limits;
        this.rates = rates;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CallerPolicy address = CallerPolicy.ofRefused(request, rates);
        boolean charged =
                CallerPolicy.ofAddress(request, rates).filter(address::equals).isPresent();
        chain.doFilter(request, response);
        if (!charged && response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            limits.take(address);
        }
    }
}
