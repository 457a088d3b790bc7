package dev.amana.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RecentTokensTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BAD = "bad";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource time = now::get;
    private final List<String> checked = new ArrayList<>();
    private final RecentTokens tokens = new RecentTokens(this::check, time.withZone(ZoneOffset.UTC));

    @Test
    void goodTokenIsCheckedOnce() {
        Jwt first = tokens.decode("good");
        assertThat(tokens.decode("good")).isSameAs(first);
        assertThat(checked).containsExactly("good");
    }

    @Test
    void tokenThatHasEndedIsCheckedAgain() {
        tokens.decode("good");
        now.set(START.plusSeconds(30));
        tokens.decode("good");
        assertThat(checked).containsExactly("good", "good");
    }

    @Test
    void badTokenIsRefusedEachTime() {
        assertThatThrownBy(() -> tokens.decode(BAD)).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode(BAD)).isInstanceOf(BadJwtException.class);
        assertThat(checked).hasSize(2);
    }

    private Jwt check(String token) {
        checked.add(token);
        if (token.equals(BAD)) {
            throw new BadJwtException("not signed by us");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("buyer")
                .issuedAt(START)
                .expiresAt(START.plusSeconds(30))
                .build();
    }
}
