package dev.amana.messaging.process;

import dev.amana.published.RiskClass;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens when moderation does not answer.
 *
 * @param failOpen the classes whose messages go out without a verdict once their deadline has passed; messages of all others
 *     wait for as long as it takes. {@code staff} cannot be among them. Without a value: {@code to-staff} and {@code
 *     between-parties}
 * @param deadlines how long a class waits, from arrival on: then a message of a class that fails open goes out, and any
 *     other counts as overdue
 * @param clemency for how long a message that was withheld makes its author's later ones wait for a verdict, whatever
 *     their class
 * @param checkEvery how often it is looked for messages whose deadline has passed
 * @param mostAtOnce how many are let go at a time
 * @param afterStart for how long after its start this service lets none go, so that moderation may catch up as well
 */
@ConfigurationProperties("amana.messaging.risk")
record RiskProperties(
        @Nullable Set<RiskClass> failOpen,
        @DefaultValue Map<RiskClass, Duration> deadlines,
        @DefaultValue("90d") Duration clemency,
        @DefaultValue("2s") Duration checkEvery,
        @DefaultValue("200") int mostAtOnce,
        @DefaultValue("30s") Duration afterStart) {
    RiskProperties {
        failOpen = failOpen == null ? Set.of(RiskClass.TO_STAFF, RiskClass.BETWEEN_PARTIES) : Set.copyOf(failOpen);
        if (failOpen.contains(RiskClass.STAFF)) {
            throw new IllegalArgumentException(
                    "amana.messaging.risk.fail-open: what customer service writes never goes out without a verdict");
        }
    }

    Duration deadline(RiskClass riskClass) {
        return deadlines.getOrDefault(riskClass, usual(riskClass));
    }

    private static Duration usual(RiskClass riskClass) {
        return switch (riskClass) {
            case STAFF, WITH_FILES -> Duration.ofMinutes(1);
            case TO_STAFF -> Duration.ofMinutes(2);
            case BETWEEN_PARTIES -> Duration.ofMinutes(10);
        };
    }

    boolean failsOpen(RiskClass riskClass) {
        return failOpen != null && failOpen.contains(riskClass);
    }
}
