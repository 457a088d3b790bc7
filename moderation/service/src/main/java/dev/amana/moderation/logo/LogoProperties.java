package dev.amana.moderation.logo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pictures of staff are known once they were looked at ({@code amana.moderation.logos}).
 *
 * @param mostBytes of one of them; 0 for none
 * @param most how many are known at once; the one not used for longest goes
 * @param knownFor after its last use
 */
@ConfigurationProperties("amana.moderation.logos")
record LogoProperties(
        @DefaultValue("65536") long mostBytes,
        @DefaultValue("10000") int most,
        @DefaultValue("180d") Duration knownFor) {}
