package dev.amana.messaging.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.amana.messaging.authentication.ClientNetwork;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong passwords for a while since the first of them: of a user from one network, of one network, and of one
 * password. A user's name alone locks nothing, since whoever knows it could then lock its owner out from anywhere.
 */
final class FailedLogins {
    private static final int LONGEST_USER = 64;

    private final Cache<String, AtomicInteger> counts;
    private final int most;
    private final int mostPerNetwork;

    FailedLogins(SubmissionProperties settings, Clock clock) {
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.counts = Caffeine.newBuilder()
                .maximumSize(settings.rememberedFailures())
                .expireAfterWrite(settings.failureWindow())
                .ticker(ticker)
                .build();
        this.most = settings.mostFailures();
        this.mostPerNetwork = settings.mostFailuresPerNetwork();
    }

    boolean tooMany(String user, InetAddress client) {
        return count(userKey(user, client)) >= most || count(networkKey(client)) >= mostPerNetwork;
    }

    /** From wherever: only who has seen the password's identifier can try at it. */
    boolean tooMany(String passwordId) {
        return count(passwordKey(passwordId)) >= most;
    }

    void add(String user, InetAddress client) {
        increment(userKey(user, client));
        increment(networkKey(client));
    }

    void add(String passwordId) {
        increment(passwordKey(passwordId));
    }

    private int count(String key) {
        AtomicInteger count = counts.getIfPresent(key);
        return count == null ? 0 : count.get();
    }

    private void increment(String key) {
        counts.get(key, any -> new AtomicInteger()).incrementAndGet();
    }

    private static String userKey(String user, InetAddress client) {
        String lower = user.toLowerCase(Locale.ROOT);
        String known = lower.length() > LONGEST_USER ? lower.substring(0, LONGEST_USER) : lower;
        return networkKey(client) + " user " + known;
    }

    private static String networkKey(InetAddress client) {
        return "network " + ClientNetwork.of(client).name();
    }

    private static String passwordKey(String passwordId) {
        return "password " + passwordId;
    }
}
