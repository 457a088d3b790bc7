package dev.amana.moderation.casefile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Within which time a case must be closed or wait for somebody else ({@code amana.moderation.case-deadlines}). */
@ConfigurationProperties("amana.moderation.case-deadlines")
public record Deadlines(
        @DefaultValue("10d") Duration low,
        @DefaultValue("3d") Duration normal,
        @DefaultValue("24h") Duration high,
        @DefaultValue("4h") Duration urgent) {
    public Duration of(Priority priority) {
        return switch (priority) {
            case LOW -> low;
            case NORMAL -> normal;
            case HIGH -> high;
            case URGENT -> urgent;
        };
    }
}
