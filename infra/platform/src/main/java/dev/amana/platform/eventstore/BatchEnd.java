package dev.amana.platform.eventstore;

import dev.amana.platform.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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
 * <p>What fails together says nothing about which event is at fault. So for a while after a failure that stays, that step is
 * done for each event by itself: the batch is repeated, and the one at fault is parked. After a failure that passes, such as
 * a deadlock, the batch is repeated as it was.
 */
public final class BatchEnd {
    private static final Logger log = LoggerFactory.getLogger(BatchEnd.class);
    private static final String GATHERED = BatchEnd.class.getName();
    /** After so many failures that should have passed, a step is done for each event by itself. */
    private static final int MOST_REPETITIONS = 5;

    private final NestedTransactions savepoints;
    /** By step. A batch that is repeated begins with the same event, whose failures are those of the batch. */
    private final Suspects suspects = new Suspects();

    BatchEnd(NestedTransactions savepoints) {
        this.savepoints = savepoints;
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
        if (!(unit instanceof BatchingUnitOfWork<?>)) {
            step.work().accept(List.of(item));
            return;
        }
        String eventId = unit.getMessage().getIdentifier();
        if (suspects.isSuspect(step, eventId)) {
            gathered(unit).doAlone(step, item, eventId);
        } else {
            gathered(unit).add(step, item, eventId);
        }
    }

    /** Does now what is gathered so far, for whoever is about to read it, or to write what must come after it. */
    public void finish() {
        CurrentUnitOfWork.ifStarted(unit -> finish(unit.root()));
    }

    /** Before an event that may be taken back: what was gathered before it must not be taken back with it. */
    static void finish(UnitOfWork<?> batch) {
        Gathered gathered = batch.getResource(GATHERED);
        if (gathered != null) {
            gathered.finish();
        }
    }

    /** What an event had gathered before it failed. There is nothing else after {@link #finish(UnitOfWork)}. */
    static void forget(UnitOfWork<?> batch) {
        Gathered gathered = batch.getResource(GATHERED);
        if (gathered != null) {
            gathered.piles.clear();
        }
    }

    /** Whether the batch is to be repeated as it was. */
    private boolean isPassing(Step<?> step, String eventId, RuntimeException failure) {
        return Failures.isPassing(failure) && suspects.failed(step, eventId) <= MOST_REPETITIONS;
    }

    private Gathered gathered(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(GATHERED, absent -> {
            Gathered begun = new Gathered();
            unit.onPrepareCommit(ending -> begun.finish());
            return begun;
        });
    }

    private <T> void work(Pile<T> pile) {
        try {
            pile.step.work().accept(pile.items);
        } catch (RuntimeException e) {
            if (isPassing(pile.step, pile.eventIds.getFirst(), e)) {
                log.warn("A batch of events failed; it is repeated", e);
            } else {
                log.warn("A batch of events failed as a whole; its events are handled one by one", e);
                suspects.suspect(pile.step, pile.eventIds);
            }
            throw e;
        }
    }

    /** Of one batch, which one thread works on. */
    private final class Gathered {
        private final NavigableMap<Integer, Pile<?>> piles = new TreeMap<>();
        private @Nullable RuntimeException failure;

        @SuppressWarnings("unchecked") // an order belongs to one step of a group
        <T> void add(Step<T> step, T item, String eventId) {
            Pile<T> pile = (Pile<T>) piles.computeIfAbsent(step.order(), order -> new Pile<>(step));
            pile.items.add(item);
            pile.eventIds.add(eventId);
        }

        /**
         * After what came before. What the step had written until it failed is taken back, so that the event can be parked
         * in the same transaction, and the batch goes on.
         */
        <T> void doAlone(Step<T> step, T item, String eventId) {
            finish();
            try {
                savepoints.executeInTransaction(() -> step.work().accept(List.of(item)));
            } catch (RuntimeException e) {
                if (isPassing(step, eventId, e)) {
                    failure = e;
                }
                throw e;
            }
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
                    work(first.getValue());
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
        private final List<String> eventIds = new ArrayList<>();

        Pile(Step<T> step) {
            this.step = step;
        }
    }
}
