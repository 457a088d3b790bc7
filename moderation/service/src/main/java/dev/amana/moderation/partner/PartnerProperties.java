package dev.amana.moderation.partner;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partners are told ({@code amana.moderation.partners}).
 *
 * @param allowPrivateAddresses for development only: also takes plain HTTP, and addresses of this and private networks
 * @param backoff pauses between tries; after the last one the delivery is dead
 * @param timeout of one try, for connection and each part of the answer
 * @param deadline of one try as a whole, however slowly the partner answers
 * @param mostAtOnce requests that are under way together
 * @param mostPerEndpoint of these to one end point, so that a slow partner keeps none of the others waiting
 * @param formerSecretFor how long the former secret signs besides the new one
 */
@ConfigurationProperties("amana.moderation.partners")
public record PartnerProperties(
        @DefaultValue("false") boolean allowPrivateAddresses,

        @DefaultValue({"5s", "30s", "2m", "10m", "1h", "6h", "12h", "24h"})
        List<Duration> backoff,

        @DefaultValue("10s") Duration timeout,
        @DefaultValue("15s") Duration deadline,
        @DefaultValue("16") int mostAtOnce,
        @DefaultValue("2") int mostPerEndpoint,
        @DefaultValue("24h") Duration formerSecretFor) {}
