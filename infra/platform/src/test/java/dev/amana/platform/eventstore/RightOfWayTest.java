package dev.amana.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RightOfWayTest {
    private final AtomicLong now = new AtomicLong();
    private final RightOfWay right = new RightOfWay(now::get);

    /** What is seen while so many are inside. */
    private boolean seen(int inside, BooleanSupplier look) {
        return inside == 0 ? look.getAsBoolean() : right.first(() -> seen(inside - 1, look));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void fewGetAlongWithProcessors() {
        assertThat(seen(RightOfWay.CROWD - 1, right::taken)).isFalse();
    }

    @Test
    void aCrowdGoesFirstAndKeepsTheRightForAMoment() {
        assertThat(seen(RightOfWay.CROWD, right::taken)).isTrue();
        assertThat(right.taken()).isTrue();
        pass(Duration.ofMillis(50));
        assertThat(right.taken()).isFalse();
    }

    @Test
    void lastingCrowdSharesEvenly() {
        int first = 0;
        for (int i = 0; i < 100; i++) {
            first += seen(RightOfWay.CROWD, right::taken) ? 1 : 0;
            pass(RightOfWay.LONGEST.dividedBy(10));
        }
        assertThat(first).isEqualTo(50);
    }

    @Test
    void whoWaitsIsToldWhenTheLastHasGone() {
        AtomicInteger told = new AtomicInteger();
        right.whenFree(told::incrementAndGet);
        seen(3, () -> false);
        assertThat(told).hasValue(1);
    }
}
