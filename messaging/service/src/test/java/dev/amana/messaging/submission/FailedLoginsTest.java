package dev.amana.messaging.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final FailedLogins failures =
            new FailedLogins(new SubmissionProperties(null, 5, Duration.ofDays(90), 3, 5, WINDOW, 100, null), clock);
    private final InetAddress here = InetAddress.ofLiteral("192.0.2.1");
    private final InetAddress elsewhere = InetAddress.ofLiteral("192.0.2.2");

    @Test
    void guessesAtAUserLockHerOutOfTheGuessersNetworkOnly() {
        fail("anna", 3, here);

        assertThat(failures.tooMany("Anna", here)).isTrue();
        assertThat(failures.tooMany("anna", elsewhere)).isFalse();
        assertThat(failures.tooMany("bert", here)).isFalse();
    }

    @Test
    void networkIsLockedWhomeverItGuessesAt() {
        fail("anna", 2, here);
        fail("bert", 3, here);

        assertThat(failures.tooMany("carl", here)).isTrue();
        assertThat(failures.tooMany("carl", elsewhere)).isFalse();
    }

    @Test
    void hostsOfOneIpv6NetworkCountTogether() {
        fail("anna", 2, InetAddress.ofLiteral("2001:db8::1"));
        fail("anna", 1, InetAddress.ofLiteral("2001:db8::2:3:4:5"));

        assertThat(failures.tooMany("anna", InetAddress.ofLiteral("2001:db8::6")))
                .isTrue();
        assertThat(failures.tooMany("anna", InetAddress.ofLiteral("2001:db8:0:1::1")))
                .isFalse();
    }

    @Test
    void passwordIsLockedWhereverTheGuessesComeFrom() {
        for (int i = 0; i < 3; i++) {
            failures.add("01JD");
        }

        assertThat(failures.tooMany("01JD")).isTrue();
        assertThat(failures.tooMany("01JE")).isFalse();
    }

    @Test
    void lockEndsWithTheWindow() {
        fail("anna", 3, here);
        now.set(now.get().plus(WINDOW).plusSeconds(1));

        assertThat(failures.tooMany("anna", here)).isFalse();
    }

    private void fail(String user, int times, InetAddress client) {
        for (int i = 0; i < times; i++) {
            failures.add(user, client);
        }
    }
}
