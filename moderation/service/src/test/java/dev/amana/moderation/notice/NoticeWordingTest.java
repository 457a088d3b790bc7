package dev.amana.moderation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.availability.Effect;
import dev.amana.moderation.availability.Interval;
import dev.amana.moderation.availability.Scope;
import dev.amana.moderation.availability.Scope.Area;
import dev.amana.moderation.availability.Scope.Cohort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeWordingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static Duration until(Interval... inForce) {
        Scope scope = new Scope("cash", Area.PAYMENTS, "amana:payments", Cohort.ALL, NOW, null);
        return Duration.between(NOW, NoticeWording.due(new Effect(scope, List.of(inForce)), NOW, DAY));
    }

    private static Interval in(Duration left) {
        return new Interval(NOW.plus(left), null);
    }

    @Test
    void aNoticeIsDueBeforeHalfOfTheTimeUntilEffectHasPassed() {
        assertThat(until(in(Duration.ofHours(6)))).hasHours(3);
        assertThat(until(in(Duration.ofMinutes(10)))).hasMinutes(5);
    }

    @Test
    void aNoticeOfWhatIsFarOffIsDueAfterADay() {
        assertThat(until(in(Duration.ofDays(2)))).isEqualTo(DAY);
        assertThat(until(in(Duration.ofDays(90)))).isEqualTo(DAY);
    }

    @Test
    void aNoticeOfWhatIsInForceAlreadyIsDueAtOnce() {
        assertThat(until(in(Duration.ofDays(-3)))).isZero();
    }

    @Test
    void thatSomethingIsAvailableAgainHasADay() {
        assertThat(until()).isEqualTo(DAY);
        assertThat(until(new Interval(NOW.minus(DAY), NOW.minusSeconds(1)))).isEqualTo(DAY);
    }
}
