package dev.amana.messaging.virus;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The virus scanner.
 *
 * @param clamd where clamd listens, {@code tcp://host:3310} or {@code unix:/run/clamav/clamd.ctl}; none when absent
 * @param timeout for one file, from the connection to the answer
 * @param pause after a failure, during which it is not asked again: messages wait meanwhile
 * @param retryAtLeast pause before a message is scanned again; it grows with the time that the message has waited
 * @param retryAtMost the longest such pause
 * @param giveUpAfter how long a message waits for an answer before it is withheld for good
 */
@ConfigurationProperties("amana.messaging.virus-scan")
public record VirusScanProperties(
        @Nullable URI clamd,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("30s") Duration retryAtLeast,
        @DefaultValue("1h") Duration retryAtMost,
        @DefaultValue("4d") Duration giveUpAfter) {

    /** Half as long again as it has waited so far. */
    public Duration nextRetry(Duration waited) {
        Duration next = waited.dividedBy(2);
        if (next.compareTo(retryAtLeast) < 0) {
            return retryAtLeast;
        }
        return next.compareTo(retryAtMost) > 0 ? retryAtMost : next;
    }
}
