package dev.amana.messaging.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much of a lane one domain may take. The mails for all domains share the connections to a smart host, and one domain
 * for which it answers slowly would soon hold every one of them: so a domain that was slow a while ago has a part of them,
 * and what is beyond that comes later.
 */
final class Shares {
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
    private static final int MOST_DOMAINS = 10_000;

    private final int mostOfSlow;
    private final LongSupplier nanos;
    private final Cache<String, Use> domains = Caffeine.newBuilder()
            .maximumSize(MOST_DOMAINS)
            .expireAfterAccess(REMEMBERED_FOR)
            .build();

    /** @param mostOfSlow how many connections a slow domain has */
    Shares(int mostOfSlow, LongSupplier nanos) {
        this.mostOfSlow = Math.max(1, mostOfSlow);
        this.nanos = nanos;
    }

    /** @param slowSince when an attempt last took long; meaningful where {@code slow} */
    private record Use(int underWay, boolean slow, long slowSince) {
        private static final Use NONE = new Use(0, false, 0);

        boolean isSlow(long now) {
            return slow && now - slowSince < REMEMBERED_FOR.toNanos();
        }
    }

    /** False where the domain has its share already, and nothing was done. */
    boolean within(String domain, Runnable attempt) {
        if (!enter(domain)) {
            return false;
        }
        long began = nanos.getAsLong();
        try {
            attempt.run();
        } finally {
            leave(domain, began);
        }
        return true;
    }

    private boolean enter(String domain) {
        long now = nanos.getAsLong();
        boolean[] entered = new boolean[1];
        domains.asMap().compute(domain, (name, known) -> {
            Use use = known == null ? Use.NONE : known;
            entered[0] = use.underWay() < mostOfSlow || !use.isSlow(now);
            return entered[0] ? new Use(use.underWay() + 1, use.slow(), use.slowSince()) : use;
        });
        return entered[0];
    }

    private void leave(String domain, long began) {
        long now = nanos.getAsLong();
        boolean slow = now - began >= SLOW.toNanos();
        domains.asMap()
                .computeIfPresent(
                        domain,
                        (name, use) -> new Use(
                                Math.max(0, use.underWay() - 1), slow || use.slow(), slow ? now : use.slowSince()));
    }
}
