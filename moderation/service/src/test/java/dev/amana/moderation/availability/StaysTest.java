package dev.amana.moderation.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.availability.Scope.Area;
import dev.amana.moderation.availability.Scope.Cohort;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two courts stay the same order, one all of it, the other its payments. */
class StaysTest {
    private static final Instant IDENTIFIED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EFFECTIVE = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant THEN = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    private static final Step ORDER = new Step.Imposed(IDENTIFIED, List.of(scope("mail"), scope("cash")));
    private static final Step OF_ALL = new Step.Stayed(FIRST, 2, Set.of("mail", "cash"));
    private static final Step OF_CASH = new Step.Stayed(SECOND, 3, Set.of("cash"));

    private static Scope scope(String id) {
        return new Scope(id, Area.CHANNEL, "app:shop", Cohort.ALL, EFFECTIVE, null);
    }

    private static List<Interval> inForce(String scopeId, Step... steps) {
        return new Timeline(List.of(steps))
                .effects().stream()
                        .filter(effect -> effect.scope().scopeId().equals(scopeId))
                        .findFirst()
                        .orElseThrow()
                        .inForce();
    }

    @Test
    void aScopeIsStayedUntilTheLastOfItsStaysIsLifted() {
        Step lift = new Step.Lifted(THEN, 2, Set.of());
        assertThat(inForce("mail", ORDER, OF_ALL, OF_CASH, lift))
                .containsExactly(new Interval(EFFECTIVE, FIRST), new Interval(THEN, null));
        assertThat(inForce("cash", ORDER, OF_ALL, OF_CASH, lift)).containsExactly(new Interval(EFFECTIVE, FIRST));
        assertThat(inForce("cash", ORDER, OF_ALL, OF_CASH, lift, new Step.Lifted(LATER, 3, Set.of())))
                .containsExactly(new Interval(EFFECTIVE, FIRST), new Interval(LATER, null));
    }

    @Test
    void aLiftWithoutANameEndsAllOfThem() {
        assertThat(inForce("cash", ORDER, OF_ALL, OF_CASH, new Step.Lifted(THEN, null, Set.of())))
                .containsExactly(new Interval(EFFECTIVE, FIRST), new Interval(THEN, null));
    }

    @Test
    void oneScopeAloneIsLiftedAndReinstated() {
        Step lift = new Step.Lifted(THEN, 2, Set.of("mail"));
        assertThat(inForce("mail", ORDER, OF_ALL, lift))
                .containsExactly(new Interval(EFFECTIVE, FIRST), new Interval(THEN, null));
        assertThat(inForce("cash", ORDER, OF_ALL, lift)).containsExactly(new Interval(EFFECTIVE, FIRST));
        assertThat(inForce("mail", ORDER, OF_ALL, lift, new Step.Reinstated(LATER, 2, Set.of())))
                .containsExactly(new Interval(EFFECTIVE, FIRST), new Interval(THEN, LATER));
    }

    @Test
    void aReinstatementWithoutANameBringsBackWhatTheLastLiftOfAllEnded() {
        Stays stays = new Stays();
        stays.grant(2, Set.of("mail"));
        stays.lift(null, Set.of());
        stays.grant(4, Set.of("cash"));
        stays.lift(null, Set.of());
        stays.reinstate(null, Set.of());
        assertThat(stays.cover("cash")).isTrue();
        assertThat(stays.cover("mail")).isFalse();
        assertThat(stays.canBeReinstated(null, Set.of())).isFalse();
        assertThat(stays.canBeReinstated(2, Set.of())).isTrue();
    }

    @Test
    void oneThatIsNotThereIsNeitherLiftedNorReinstated() {
        Stays stays = new Stays();
        stays.grant(2, Set.of("mail"));
        assertThat(stays.canBeLifted(3, Set.of())).isFalse();
        assertThat(stays.canBeLifted(2, Set.of("cash"))).isFalse();
        assertThat(stays.canBeLifted(2, Set.of())).isTrue();
        assertThat(stays.canBeReinstated(2, Set.of())).isFalse();
    }
}
