package dev.amana.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers the tokens that were found good, for {@link #LIFE} at most and never beyond their own end: checking a
 * signature costs more than most of what a caller asks for. A key that is withdrawn stays good for as long.
 */
final class RecentTokens implements JwtDecoder {
    static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    RecentTokens(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known != null && !hasEnded(known)) {
            return known;
        }
        Jwt decoded = decoder.decode(token);
        good.put(token, decoded);
        return decoded;
    }

    private boolean hasEnded(Jwt token) {
        return token.getExpiresAt() != null && !clock.instant().isBefore(token.getExpiresAt());
    }
}
