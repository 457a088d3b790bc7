package dev.amana.messaging.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong passwords, by user and by client, for a while since the first of them. Whoever guesses at many users is
 * stopped by the client's count, whoever comes from many places by the user's.
 */
final class FailedLogins {
    private final Cache<String, AtomicInteger> counts;
    private final int most;

    FailedLogins(SubmissionProperties settings, Clock clock) {
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.counts = Caffeine.newBuilder()
                .maximumSize(settings.rememberedFailures())
                .expireAfterWrite(settings.failureWindow())
                .ticker(ticker)
                .build();
        this.most = settings.mostFailures();
    }

    boolean tooMany(String user, InetAddress client) {
        return count(userKey(user)) >= most || count(clientKey(client)) >= most;
    }

    void add(String user, InetAddress client) {
        counts.get(userKey(user), key -> new AtomicInteger()).incrementAndGet();
        counts.get(clientKey(client), key -> new AtomicInteger()).incrementAndGet();
    }

    private int count(String key) {
        AtomicInteger count = counts.getIfPresent(key);
        return count == null ? 0 : count.get();
    }

    private static String userKey(String user) {
        String lower = user.toLowerCase(Locale.ROOT);
        return "user " + (lower.length() > 64 ? lower.substring(0, 64) : lower);
    }

    private static String clientKey(InetAddress client) {
        return "client " + client.getHostAddress();
    }
}
