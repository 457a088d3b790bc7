package dev.amana.moderation.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.amana.moderation.availability.Scope.Area;
import dev.amana.moderation.availability.Scope.Cohort;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two apps in the United States in September 2020: both orders were identified on the 18th for the 20th; one was enjoined
 * on the 19th, the other deferred to the 27th.
 */
class AppsOf2020Test {
    private static final Instant IDENTIFIED = Instant.parse("2020-09-18T12:45:00Z");
    private static final Instant EFFECTIVE = Instant.parse("2020-09-20T03:59:00Z");
    private static final Instant RULED = Instant.parse("2020-09-19T22:00:00Z");
    private static final Instant DEFERRED_TO = Instant.parse("2020-09-28T03:59:00Z");

    private static final Step ORDER = new Step.Imposed(IDENTIFIED, List.of(scope("updates", EFFECTIVE)));
    private static final Step INJUNCTION = new Step.Stayed(RULED, 2, Set.of("updates"));
    private static final Step DEFERRAL = new Step.Deferred(RULED, Set.of("updates"), DEFERRED_TO);

    private static Scope scope(String id, Instant from) {
        return new Scope(id, Area.UPDATES, "app:wechat", Cohort.ALL, from, null);
    }

    private static Step liftedAt(Instant instant) {
        return new Step.Lifted(instant, null, Set.of());
    }

    private static List<Interval> inForce(Step... steps) {
        return new Timeline(List.of(steps)).effects().getFirst().inForce();
    }

    @Test
    void anOrderHoldsFromItsDateOn() {
        assertThat(inForce(ORDER)).containsExactly(new Interval(EFFECTIVE, null));
    }

    @Test
    void anInjunctionBeforeTheDateKeepsItFromEverHolding() {
        assertThat(inForce(ORDER, INJUNCTION)).isEmpty();
    }

    @Test
    void aDeferredOrderHoldsFromTheNewDateOn() {
        assertThat(inForce(ORDER, DEFERRAL)).containsExactly(new Interval(DEFERRED_TO, null));
    }

    @Test
    void aStayThatIsLiftedLetsItHoldAndAReinstatedOneEndsThat() {
        Instant lifted = Instant.parse("2020-10-01T00:00:00Z");
        Instant reinstated = Instant.parse("2020-10-05T00:00:00Z");
        assertThat(inForce(ORDER, INJUNCTION, liftedAt(lifted))).containsExactly(new Interval(lifted, null));
        assertThat(inForce(ORDER, INJUNCTION, liftedAt(lifted), new Step.Reinstated(reinstated, null, Set.of())))
                .containsExactly(new Interval(lifted, reinstated));
    }

    @Test
    void aStayThatBecomesKnownLateInterruptsThePast() {
        Instant late = Instant.parse("2020-09-25T00:00:00Z");
        assertThat(inForce(ORDER, new Step.Stayed(late, 2, Set.of("updates")), liftedAt(DEFERRED_TO)))
                .containsExactly(new Interval(EFFECTIVE, late), new Interval(DEFERRED_TO, null));
    }

    @Test
    void vacaturEndsEverything() {
        Instant vacated = Instant.parse("2021-06-09T00:00:00Z");
        assertThat(inForce(ORDER, new Step.Vacated(vacated))).containsExactly(new Interval(EFFECTIVE, vacated));
    }

    @Test
    void anAmendmentReplacesTheScopesFromItsDateOn() {
        Instant amended = Instant.parse("2020-09-22T00:00:00Z");
        List<Effect> effects =
                new Timeline(List.of(ORDER, new Step.Imposed(amended, List.of(scope("payments", amended))))).effects();
        assertThat(effects)
                .extracting(effect -> effect.scope().scopeId(), Effect::inForce)
                .containsExactly(
                        tuple("updates", List.of(new Interval(EFFECTIVE, amended))),
                        tuple("payments", List.of(new Interval(amended, null))));
    }

    @Test
    void whatWasKnownThenIsWhatTheRulingOfThenSays() {
        Effect asKnownOnThe18th = new Timeline(List.of(ORDER)).effects().getFirst();
        Effect asKnownOnThe20th =
                new Timeline(List.of(ORDER, DEFERRAL)).effects().getFirst();
        Instant the21st = Instant.parse("2020-09-21T00:00:00Z");
        assertThat(asKnownOnThe18th.at(the21st)).isTrue();
        assertThat(asKnownOnThe20th.at(the21st)).isFalse();
    }
}
