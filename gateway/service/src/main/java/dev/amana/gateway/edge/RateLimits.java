package dev.amana.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The allowances of callers and addresses, as token buckets in memory: each gateway counts for itself. A bucket that was
 * not touched for its window is full, so nothing is lost when it is forgotten; beyond the number remembered, whoever
 * cycles through addresses gains nothing that they had not anyway.
 */
@Component
final class RateLimits {
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Cache<String, Bucket> buckets;

    RateLimits(RateLimitProperties properties) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(properties.rememberedCallers())
                .expireAfterAccess(WINDOW)
                .build();
    }

    Allowance take(CallerPolicy policy) {
        Bucket bucket = buckets.get(policy.name() + ':' + policy.who(), key -> full(policy.perMinute()));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Allowance(
                policy,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    private static Bucket full(long perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build();
    }

    /**
     * What is left of an allowance after a request.
     *
     * @param retryAfter until the next may come, if this may not
     * @param reset until it is full again
     */
    record Allowance(CallerPolicy policy, boolean granted, long remaining, Duration retryAfter, Duration reset) {}
}
