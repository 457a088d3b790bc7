package dev.amana.gateway.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a service may take ({@code amana.gateway.edge}). How much may pass is the platform's limit, {@code amana.web}.
 *
 * @param connectTimeoutMillis until the connection stands
 * @param responseTimeoutMillis until the response is read
 */
@ConfigurationProperties("amana.gateway.edge")
record EdgeLimits(long connectTimeoutMillis, long responseTimeoutMillis) {

    Duration connectTimeout() {
        return Duration.ofMillis(connectTimeoutMillis);
    }

    Duration responseTimeout() {
        return Duration.ofMillis(responseTimeoutMillis);
    }
}
