package dev.amana.messaging.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.authentication.ClientNetwork;
import dev.amana.messaging.authentication.SenderCheckProperties;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts mails of unproven or wrong senders, by alias and by client (its network, where that is IPv6), for a while since the first. */
final class Failures {
    private static final int MOST_COUNTED = 20_000;

    private final Cache<String, AtomicInteger> counts;
    private final SenderCheckProperties settings;

    Failures(SenderCheckProperties settings, Clock clock) {
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.settings = settings;
        this.counts = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTED)
                .expireAfterWrite(settings.failureWindow())
                .ticker(ticker)
                .build();
    }

    /** Counts one more; tells whether there are too many by now. */
    boolean tooMany(InetAddress client, List<Alias> aliases) {
        boolean tooMany = count("client " + ClientNetwork.of(client).name()) > settings.mostFailuresPerClient();
        for (Alias alias : aliases) {
            tooMany |= count("alias " + alias.localPart()) > settings.mostFailuresPerAlias();
        }
        return tooMany;
    }

    private int count(String key) {
        return counts.get(key, any -> new AtomicInteger()).incrementAndGet();
    }
}
