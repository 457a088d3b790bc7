package dev.amana.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.platform.eventstore.RecentEvents.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private static final int BYTES = 100;

    private long stored;
    private int reads;
    private final RecentEvents recent = new RecentEvents(this::page, 10, 100 * BYTES);

    /** Every third index was given up, as by a rolled-back insert. */
    private Page page(long after) {
        reads++;
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        for (long index = after + 1; index <= stored && events.size() < PostgresEventStorageEngine.PAGE; index++) {
            if (index % 3 != 0) {
                events.add(new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(index), GenericEventMessage.asEventMessage("event " + index)));
            }
        }
        return new Page(after, events, (long) events.size() * BYTES);
    }

    private void store(long more) {
        stored += more;
        recent.committed();
    }

    private List<Long> after(long position) {
        return recent.after(position).stream()
                .map(event -> PostgresEventStorageEngine.indexOf(event.trackingToken()))
                .toList();
    }

    @Test
    void manyReadersOfTheSameEventsReadTheTableOnce() {
        store(5);
        for (int reader = 0; reader < 10; reader++) {
            assertThat(after(0)).containsExactly(1L, 2L, 4L, 5L);
            assertThat(after(2)).containsExactly(4L, 5L);
        }
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void atTheEndTheTableIsReadOnlyAfterACommit() {
        store(2);
        after(0);
        int before = reads;
        for (int reader = 0; reader < 10; reader++) {
            assertThat(after(2)).isEmpty();
        }
        assertThat(reads).isLessThanOrEqualTo(before + 1);
        store(2);
        assertThat(after(2)).containsExactly(4L);
    }

    @Test
    void whoIsFurtherBehindThanTheBoundReadsTheTable() {
        long position = 0;
        for (int commit = 0; commit < 30; commit++) {
            store(3);
            position = after(position).getLast();
        }
        int before = reads;
        assertThat(after(0)).hasSize(60);
        assertThat(reads).isEqualTo(before + 1);
        assertThat(after(80)).containsExactly(82L, 83L, 85L, 86L, 88L, 89L);
        assertThat(reads).isEqualTo(before + 1);
    }

    @Test
    void readersOfAnyPaceMissNothingAndSeeNothingTwice() {
        Random random = new Random(7);
        long[] positions = new long[8];
        List<List<Long>> seen = new ArrayList<>();
        for (int reader = 0; reader < positions.length; reader++) {
            seen.add(new ArrayList<>());
        }
        for (int step = 0; step < 4_000; step++) {
            if (random.nextInt(4) == 0 && step < 3_000) {
                store(1 + random.nextInt(5));
            }
            int reader = step < 3_000 ? Math.min(random.nextInt(12), positions.length - 1) : step % positions.length;
            for (long index : after(positions[reader])) {
                seen.get(reader).add(index);
                positions[reader] = index;
            }
        }
        List<Long> all = LongStream.rangeClosed(1, stored)
                .filter(index -> index % 3 != 0)
                .boxed()
                .toList();
        assertThat(seen).allSatisfy(one -> assertThat(one).isEqualTo(all));
    }
}
