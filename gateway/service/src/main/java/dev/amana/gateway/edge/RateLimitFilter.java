package dev.amana.gateway.edge;

import dev.amana.gateway.edge.RateLimits.Allowance;
import dev.amana.platform.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/** Takes one request from its allowance, tells what is left, and answers 429 where nothing is. */
final class RateLimitFilter extends HttpFilter {
    private final transient RateLimits limits;
    private final transient Function<HttpServletRequest, Optional<CallerPolicy>> policy;
    private final transient Problems problems;

    RateLimitFilter(RateLimits limits, Function<HttpServletRequest, Optional<CallerPolicy>> policy, Problems problems) {
        this.limits = limits;
        this.policy = policy;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Allowance> allowance = policy.apply(request).map(limits::take);
        allowance.ifPresent(left -> RateLimitHeaders.write(left, response));
        if (allowance.isEmpty() || allowance.get().granted()) {
            chain.doFilter(request, response);
            return;
        }
        long perMinute = allowance.get().policy().perMinute();
        problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", perMinute);
    }
}
