package dev.amana.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final InstantSource time = () -> now;
    private final Turns turns = new Turns(4, Duration.ofMinutes(10), new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.instant();
        }
    });

    private boolean tooFast(String author) {
        return turns.tooFast("conversation", author);
    }

    @Test
    void twoThatAnswerEachOtherWithoutEndAreStoppedUntilItIsQuiet() {
        for (int i = 0; i < 2; i++) {
            assertThat(tooFast("buyer")).isFalse();
            assertThat(tooFast("seller")).isFalse();
        }
        assertThat(tooFast("buyer")).isTrue();
        assertThat(turns.tooFast("another", "buyer")).isFalse();
        now = now.plus(Duration.ofMinutes(11));
        assertThat(tooFast("buyer")).isFalse();
    }

    @Test
    void whoWritesManyLettersWithoutAnAnswerTakesNoTurns() {
        for (int i = 0; i < 20; i++) {
            assertThat(tooFast("buyer")).isFalse();
        }
    }
}
