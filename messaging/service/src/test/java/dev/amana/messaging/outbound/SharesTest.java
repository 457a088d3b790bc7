package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final AtomicLong now = new AtomicLong();
    private final Shares shares = new Shares(2, now::get);

    @Test
    void domainThatAnswersAtOnceTakesAsMuchAsThereIs() {
        assertThat(nested("quick.test", 20)).isEqualTo(20);
    }

    @Test
    void domainThatWasSlowHasItsShareAndLeavesTheRestToOthers() {
        slow();
        assertThat(nested("slow.test", 20)).isEqualTo(2);
        assertThat(nested("quick.test", 20)).isEqualTo(20);
        assertThat(nested("slow.test", 20)).as("after they are done").isEqualTo(2);
    }

    @Test
    void slownessIsForgotten() {
        slow();
        pass(Duration.ofMinutes(6));
        assertThat(nested("slow.test", 20)).isEqualTo(20);
    }

    @Test
    void anAttemptThatBreaksGivesItsPlaceBack() {
        slow();
        for (int i = 0; i < 5; i++) {
            try {
                shares.within("slow.test", () -> {
                    throw new IllegalStateException("broken");
                });
            } catch (IllegalStateException expected) {
                // The next one has a place again.
            }
        }
        assertThat(nested("slow.test", 20)).isEqualTo(2);
    }

    private void slow() {
        assertThat(shares.within("slow.test", () -> pass(Duration.ofSeconds(6))))
                .isTrue();
    }

    /** How many of so many attempts at the same time are made. */
    private int nested(String domain, int attempts) {
        if (attempts == 0) {
            return 0;
        }
        int[] more = new int[1];
        boolean entered = shares.within(domain, () -> more[0] = nested(domain, attempts - 1));
        return entered ? 1 + more[0] : 0;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
