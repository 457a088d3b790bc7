package dev.amana.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RightOfWayTest {
    private final AtomicLong now = new AtomicLong();
    private double load = 1;
    private int waiting;
    private final RightOfWay right = new RightOfWay(now::get, () -> load);

    RightOfWayTest() {
        right.watch(() -> waiting);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private boolean seenWith(int clients) {
        waiting = clients;
        pass(RightOfWay.BETWEEN_LOOKS);
        return right.taken();
    }

    @Test
    void fewGetAlongWithProcessors() {
        assertThat(seenWith(RightOfWay.CROWD - 1)).isFalse();
    }

    @Test
    void whereThereIsTimeForBothACrowdGetsAlongWithProcessors() {
        load = RightOfWay.SCARCE / 2;
        assertThat(seenWith(RightOfWay.CROWD)).isFalse();
    }

    @Test
    void aCrowdGoesFirstUntilItIsSeenToHaveGone() {
        assertThat(seenWith(RightOfWay.CROWD)).isTrue();
        assertThat(seenWith(0)).isTrue();
        assertThat(seenWith(0)).isFalse();
    }

    @Test
    void lastingCrowdSharesEvenly() {
        int first = 0;
        waiting = RightOfWay.CROWD;
        pass(RightOfWay.BETWEEN_LOOKS);
        for (int i = 0; i < 100; i++) {
            first += right.taken() ? 1 : 0;
            pass(RightOfWay.LONGEST.dividedBy(10));
        }
        assertThat(first).isEqualTo(50);
    }
}
