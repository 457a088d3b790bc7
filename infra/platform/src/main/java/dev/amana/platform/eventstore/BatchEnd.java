package dev.amana.platform.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what the events of a processor's batch are to do, and does it at the end of the batch, in its transaction: one
 * statement for a hundred events costs little more than one for each of them.
 *
 * <p>What fails together says nothing about which event is at fault. So for a while after a failure each event is handled
 * by itself again: the batch is repeated, and the one at fault is parked.
 */
public final class BatchEnd {
    private static final Logger log = LoggerFactory.getLogger(BatchEnd.class);
    private static final String GATHERED = BatchEnd.class.getName();
    private static final Duration ALONE_FOR = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private volatile long aloneUntil;

    public BatchEnd() {
        this(System::nanoTime);
    }

    BatchEnd(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        aloneUntil = nanoTime.getAsLong();
    }

    /**
     * Something to do with the events of a batch.
     *
     * @param order of the step among those of its group: first all of the first, then all of the second
     * @param work must do what it would have done for one item after the other
     */
    public record Step<T>(int order, Consumer<List<T>> work) {}

    /** At the end of the batch; at once where there is none, or after a failure. */
    public <T> void add(Step<T> step, T item) {
        UnitOfWork<?> unit = CurrentUnitOfWork.map(UnitOfWork::root).orElse(null);
        if (unit instanceof BatchingUnitOfWork<?> && isTogether()) {
            gathered(unit).add(step, item);
        } else {
            step.work().accept(List.of(item));
        }
    }

    /** Does now what is gathered so far, for whoever is about to read it, or to write what must come after it. */
    public void finish() {
        CurrentUnitOfWork.ifStarted(unit -> {
            Gathered gathered = unit.root().getResource(GATHERED);
            if (gathered != null) {
                work(gathered);
            }
        });
    }

    private boolean isTogether() {
        return nanoTime.getAsLong() - aloneUntil >= 0;
    }

    private Gathered gathered(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(GATHERED, absent -> {
            Gathered begun = new Gathered();
            unit.onPrepareCommit(ending -> work(begun));
            return begun;
        });
    }

    private void work(Gathered gathered) {
        try {
            gathered.finish();
        } catch (RuntimeException e) {
            log.warn("A batch of events failed as a whole; its events are handled one by one", e);
            aloneUntil = nanoTime.getAsLong() + ALONE_FOR.toNanos();
            throw e;
        }
    }

    /** Of one batch, which one thread works on. */
    private static final class Gathered {
        private final NavigableMap<Integer, Pile<?>> piles = new TreeMap<>();
        private @Nullable RuntimeException failure;

        @SuppressWarnings("unchecked") // an order belongs to one step of a group
        <T> void add(Step<T> step, T item) {
            ((Pile<T>) piles.computeIfAbsent(step.order(), order -> new Pile<>(step))).items.add(item);
        }

        /**
         * A step may add to a later one. A failure lasts: the event at which it showed may be put aside, but its batch must
         * not be committed without what the others had to do.
         */
        void finish() {
            if (failure != null) {
                throw failure;
            }
            try {
                for (var first = piles.pollFirstEntry(); first != null; first = piles.pollFirstEntry()) {
                    first.getValue().work();
                }
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
    }

    private static final class Pile<T> {
        private final Step<T> step;
        private final List<T> items = new ArrayList<>();

        Pile(Step<T> step) {
            this.step = step;
        }

        void work() {
            step.work().accept(items);
        }
    }
}
