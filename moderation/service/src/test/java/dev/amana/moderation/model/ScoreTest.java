package dev.amana.moderation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private final AtomicInteger found = new AtomicInteger();

    private Score score(double most, double margin) {
        return new Score(
                Target.HARM,
                most,
                () -> {
                    found.incrementAndGet();
                    return margin;
                },
                0,
                5,
                0);
    }

    @Test
    void aMarginIsNotLookedForWhereItsBoundIsTooLow() {
        assertThat(score(2, 1).reaches(2.5, 0)).isFalse();
        assertThat(score(3, 1).reaches(2.5, 1)).isFalse();
        assertThat(found).hasValue(0);
    }

    @Test
    void aBoundThatReachesSaysNothing() {
        assertThat(score(4, 1).reaches(2.5, 0)).isFalse();
        assertThat(score(4, 3).reaches(2.5, 0)).isTrue();
        assertThat(score(4, 3).reaches(2.5, 1)).isFalse();
    }

    @Test
    void aMarginIsFoundOnce() {
        Score score = score(4, 3);
        assertThat(score.margin()).isEqualTo(3);
        assertThat(score.margin()).isEqualTo(3);
        assertThat(score.reaches(3, 0)).isTrue();
        assertThat(found).hasValue(1);
    }

    @Test
    void noHintsLiftAMarginAboveItsBound() {
        HintWeights weights = new HintWeights(-2, Map.of("idea weapon", 40f, "idea home", 3f, "idea thanks", -9f));
        for (double words = -20; words < 20; words += 0.1) {
            for (Set<String> names : List.of(
                    Set.<String>of(), Set.of("idea weapon"), Set.of("idea home", "idea thanks"), Set.of("unknown"))) {
                assertThat(weights.with(words, names)).isLessThanOrEqualTo(weights.most(words));
            }
        }
    }
}
