package dev.amana.gateway.edge;

import dev.amana.gateway.edge.RateLimits.Allowance;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** Tells a caller its allowance: the fields of draft-ietf-httpapi-ratelimit-headers, and Retry-After (RFC 9110). */
final class RateLimitHeaders {
    private RateLimitHeaders() {}

    static void write(Allowance allowance, HttpServletResponse response) {
        response.setHeader(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d"
                        .formatted(
                                allowance.policy().name(),
                                allowance.policy().perMinute(),
                                RateLimits.WINDOW.toSeconds()));
        response.setHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d"
                        .formatted(allowance.policy().name(), allowance.remaining(), seconds(allowance.reset())));
        if (!allowance.granted()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds(allowance.retryAfter()))));
        }
    }

    private static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
