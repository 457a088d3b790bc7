package dev.amana.gateway.index;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Elasticsearch is ({@code amana.elasticsearch}).
 *
 * @param apiKey as an {@code Authorization: ApiKey} header; none for a server without security
 * @param responseTimeoutMillis for one call; a bulk call waits for the next refresh within it
 * @param maxConnections to the server, at most
 */
@ConfigurationProperties("amana.elasticsearch")
record ElasticsearchProperties(
        @DefaultValue("http://127.0.0.1:19200") URI uri,
        @Nullable String apiKey,
        @DefaultValue("2000") int connectTimeoutMillis,
        @DefaultValue("15000") int responseTimeoutMillis,
        @DefaultValue("32") int maxConnections) {}
