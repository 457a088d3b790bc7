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
    private final FailedLogins failures = new FailedLogins(new SubmissionProperties(5, 3, WINDOW, 100, null), clock);
    private final InetAddress here = InetAddress.ofLiteral("192.0.2.1");
    private final InetAddress elsewhere = InetAddress.ofLiteral("192.0.2.2");

    @Test
    void userIsLockedWhereverTheGuessesComeFrom() {
        fail("anna", 3, here);

        assertThat(failures.tooMany("Anna", elsewhere)).isTrue();
        assertThat(failures.tooMany("bert", elsewhere)).isFalse();
    }

    @Test
    void clientIsLockedWhomeverItGuessesAt() {
        fail("anna", 1, here);
        fail("bert", 2, here);

        assertThat(failures.tooMany("carl", here)).isTrue();
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
