package dev.amana.gateway.index;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The client and its health, by hand as long as Spring Boot's own module for it is not to be had. */
@Configuration(proxyBeanMethods = false)
class ElasticsearchConfiguration {
    @Bean(destroyMethod = "close")
    Rest5Client elasticsearchClient(ElasticsearchProperties properties) {
        Rest5ClientBuilder builder = Rest5Client.builder(properties.uri())
                .setRequestConfigCallback(request ->
                        request.setResponseTimeout(properties.responseTimeoutMillis(), TimeUnit.MILLISECONDS))
                .setConnectionConfigCallback(connection ->
                        connection.setConnectTimeout(properties.connectTimeoutMillis(), TimeUnit.MILLISECONDS))
                .setConnectionManagerCallback(connections -> connections
                        .setMaxConnTotal(properties.maxConnections())
                        .setMaxConnPerRoute(properties.maxConnections()));
        if (properties.apiKey() != null) {
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "ApiKey " + properties.apiKey())});
        }
        return builder.build();
    }

    /** Search is down without it, intake and mail are not: readiness does not depend on this. */
    @Bean
    HealthIndicator elasticsearchHealthIndicator(Elasticsearch elasticsearch) {
        return () -> {
            try {
                JsonNode health = elasticsearch.get("/_cluster/health?timeout=2s");
                String status = health.path("status").asString();
                Health.Builder builder = status.equals("red") ? Health.outOfService() : Health.up();
                return builder.withDetail("status", status).build();
            } catch (IndexUnavailableException | IndexRefusedException e) {
                return Health.down()
                        .withDetail("error", e.getClass().getSimpleName())
                        .build();
            }
        };
    }
}
