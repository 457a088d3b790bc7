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
        return !turns.pause("conversation", author).isZero();
    }

    @Test
    void twoThatAnswerEachOtherWithoutEndAreStoppedUntilItIsQuiet() {
        for (int i = 0; i < 2; i++) {
            assertThat(tooFast("buyer")).isFalse();
            assertThat(tooFast("seller")).isFalse();
        }
        assertThat(tooFast("buyer")).isTrue();
        assertThat(turns.pause("another", "buyer")).isZero();
        now = now.plus(Duration.ofMinutes(11));
        assertThat(tooFast("buyer")).isFalse();
    }

    /** How long the next pause is, of two that begin again as soon as they may. */
    private Duration nextPause() {
        Duration pause = Duration.ZERO;
        for (int i = 0; pause.isZero(); i++) {
            pause = turns.pause("conversation", i % 2 == 0 ? "buyer" : "seller");
        }
        now = now.plus(pause);
        return pause;
    }

    @Test
    void thosePausedAgainAndAgainPauseLongerAndLonger() {
        assertThat(nextPause()).isEqualTo(Duration.ofMinutes(10));
        assertThat(nextPause()).isEqualTo(Duration.ofMinutes(20));
        for (int i = 0; i < 10; i++) {
            nextPause();
        }
        assertThat(nextPause()).isEqualTo(Duration.ofMinutes(640));
    }

    @Test
    void tryingAgainDuringAPauseMakesItNoLonger() {
        Duration pause = nextPause();
        now = now.minus(Duration.ofMinutes(4));
        assertThat(turns.pause("conversation", "buyer")).isEqualTo(Duration.ofMinutes(4));
        now = now.plus(Duration.ofMinutes(4));
        assertThat(turns.pause("conversation", "buyer")).isZero();
        assertThat(pause).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whoWritesManyLettersWithoutAnAnswerTakesNoTurns() {
        for (int i = 0; i < 20; i++) {
            assertThat(tooFast("buyer")).isFalse();
        }
    }
}
