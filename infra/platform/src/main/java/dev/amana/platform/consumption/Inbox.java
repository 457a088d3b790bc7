package dev.amana.platform.consumption;

import dev.amana.platform.Failures;
import dev.amana.published.PublishedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Consumes a poll of records: each event once, in order per key, keys in parallel on virtual threads. One query finds
 * what is handled already, one insert records what was handled now.
 *
 * <p>Between a handler's effect and that insert the process may die; then the event is handled again. So an effect must
 * be harmless when repeated: derive ids from {@link Received#id()}, guard rows by {@link Received#sequence()}.
 */
public final class Inbox {
    private final InboxTable table;
    private final DeadLetters deadLetters;
    private final RecordHandling handling;
    private final ParallelKeys parallel;
    private final InboxMetrics metrics;
    private final Map<Class<?>, Contract<?>> contracts = new ConcurrentHashMap<>();

    Inbox(
            InboxTable table,
            DeadLetters deadLetters,
            RecordHandling handling,
            ParallelKeys parallel,
            InboxMetrics metrics) {
        this.table = table;
        this.deadLetters = deadLetters;
        this.handling = handling;
        this.parallel = parallel;
        this.metrics = metrics;
    }

    /**
     * Handles every record of the batch that {@code group} has not handled before. Returns when all are handled or
     * parked in the dead-letter topic; throws {@link ConsumptionStalledException} when the batch must be delivered
     * again, because the database or Kafka is away.
     *
     * @param contract the sealed interface of the topic; types it does not know are skipped
     */
    public <E extends PublishedEvent> void consume(
            String group,
            List<ConsumerRecord<String, byte[]>> batch,
            Class<E> contract,
            Consumer<Received<E>> handler) {
        consume(group, batch, contract, all -> {}, handler);
    }

    /**
     * The same, with all of them shown to {@code prepare} before the first is handled, for what is read or written at once.
     * What it writes must be harmless when repeated, and where an event is parked afterwards.
     */
    public <E extends PublishedEvent> void consume(
            String group,
            List<ConsumerRecord<String, byte[]>> batch,
            Class<E> contract,
            Consumer<List<Received<E>>> prepare,
            Consumer<Received<E>> handler) {
        Map<Arrival, Received<E>> read = readUnhandled(group, batch, contract);
        prepare(group, read, prepare);
        handleByKey(group, read, handler);
    }

    /**
     * The same for a group that few events concern: of the others it is not even remembered that they came.
     *
     * @param ours picks from all of a poll those that are to be handled; it may read, and writes nothing
     */
    public <E extends PublishedEvent> void consumeOnly(
            String group,
            List<ConsumerRecord<String, byte[]>> batch,
            Class<E> contract,
            UnaryOperator<List<Received<E>>> ours,
            Consumer<Received<E>> handler) {
        Map<Arrival, Received<E>> read = readUnhandled(group, batch, contract);
        Set<String> picked = ours.apply(List.copyOf(read.values())).stream()
                .map(Received::id)
                .collect(Collectors.toSet());
        read.values().removeIf(received -> !picked.contains(received.id()));
        handleByKey(group, read, handler);
    }

    private <E extends PublishedEvent> Map<Arrival, Received<E>> readUnhandled(
            String group, List<ConsumerRecord<String, byte[]>> batch, Class<E> contract) {
        Contract<E> types = contract(contract);
        return read(group, unhandled(group, arrivals(group, batch, types)), types);
    }

    /** Where that fails for a reason that does not pass, only what is at fault is parked. */
    private <E extends PublishedEvent> void prepare(
            String group, Map<Arrival, Received<E>> read, Consumer<List<Received<E>>> prepare) {
        try {
            prepare.accept(List.copyOf(read.values()));
        } catch (RuntimeException e) {
            if (Failures.isPassing(e) || Thread.currentThread().isInterrupted()) {
                throw new ConsumptionStalledException(group, e);
            }
            Set<String> parked = new HashSet<>();
            read.entrySet().removeIf(one -> {
                boolean failed = !isPrepared(group, one.getKey(), () -> prepare.accept(List.of(one.getValue())));
                if (failed) {
                    parked.add(one.getKey().headers().id());
                }
                return failed;
            });
            table.markHandled(group, parked);
        }
    }

    private boolean isPrepared(String group, Arrival arrival, Runnable prepare) {
        try {
            prepare.run();
            return true;
        } catch (RuntimeException e) {
            if (Failures.isPassing(e) || Thread.currentThread().isInterrupted()) {
                throw new ConsumptionStalledException(group, e);
            }
            deadLetters.park(group, arrival.message(), e);
            return false;
        }
    }

    /** What cannot be read is parked. */
    private <E extends PublishedEvent> Map<Arrival, Received<E>> read(
            String group, Collection<Arrival> arrivals, Contract<E> types) {
        Map<Arrival, Received<E>> read = new LinkedHashMap<>();
        Set<String> parked = new HashSet<>();
        for (Arrival arrival : arrivals) {
            try {
                read.put(arrival, handling.read(arrival, types));
            } catch (MalformedRecordException e) {
                deadLetters.park(group, arrival.message(), e);
                parked.add(arrival.headers().id());
            }
        }
        table.markHandled(group, parked);
        return read;
    }

    /**
     * As {@link #consume}, with all events of the poll handed over at once, for handlers that write them in one
     * transaction and do not care for their order. Where that fails for a reason that does not pass, each event is
     * handled by itself, so that only the one that is at fault is parked.
     */
    public <E extends PublishedEvent> void consumeTogether(
            String group,
            List<ConsumerRecord<String, byte[]>> batch,
            Class<E> contract,
            Consumer<List<Received<E>>> handler) {
        Contract<E> types = contract(contract);
        Collection<Arrival> arrivals = unhandled(group, arrivals(group, batch, types));
        if (arrivals.isEmpty()) {
            return;
        }
        try {
            handler.accept(arrivals.stream()
                    .map(arrival -> handling.read(arrival, types))
                    .toList());
        } catch (RuntimeException e) {
            if (Failures.isPassing(e) || Thread.currentThread().isInterrupted()) {
                throw new ConsumptionStalledException(group, e);
            }
            handleByKey(group, read(group, arrivals, types), received -> handler.accept(List.of(received)));
            return;
        }
        table.markHandled(
                group, arrivals.stream().map(arrival -> arrival.headers().id()).toList());
        arrivals.forEach(arrival -> metrics.handled(group, arrival.headers().time()));
    }

    private <E extends PublishedEvent> void handleByKey(
            String group, Map<Arrival, Received<E>> unhandled, Consumer<Received<E>> handler) {
        Map<String, List<Arrival>> byKey = new LinkedHashMap<>();
        for (Arrival arrival : unhandled.keySet()) {
            byKey.computeIfAbsent(arrival.key(), key -> new ArrayList<>()).add(arrival);
        }
        Set<String> done = ConcurrentHashMap.newKeySet();
        try {
            parallel.forEach(byKey.values(), arrivals -> {
                for (Arrival arrival : arrivals) {
                    handleOrPark(group, arrival, Objects.requireNonNull(unhandled.get(arrival)), handler);
                    done.add(arrival.headers().id());
                }
            });
        } catch (RuntimeException e) {
            throw new ConsumptionStalledException(group, e);
        } finally {
            table.markHandled(group, done);
        }
    }

    private <E extends PublishedEvent> List<Arrival> arrivals(
            String group, List<ConsumerRecord<String, byte[]>> batch, Contract<E> contract) {
        List<Arrival> arrivals = new ArrayList<>(batch.size());
        for (ConsumerRecord<String, byte[]> message : batch) {
            String replayFor = CloudEventHeaders.text(message, CloudEventHeaders.REPLAY_FOR);
            if (replayFor != null && !replayFor.equals(group)) {
                continue;
            }
            try {
                CloudEventHeaders headers = CloudEventHeaders.of(message);
                if (contract.typeOf(headers.type()) != null) {
                    arrivals.add(new Arrival(headers, message));
                } else {
                    metrics.skipped(group, headers.type());
                }
            } catch (MalformedRecordException e) {
                deadLetters.park(group, message, e);
            }
        }
        return arrivals;
    }

    private Collection<Arrival> unhandled(String group, List<Arrival> arrivals) {
        Map<String, Arrival> first = new LinkedHashMap<>();
        arrivals.forEach(arrival -> first.putIfAbsent(arrival.headers().id(), arrival));
        if (!first.isEmpty()) {
            first.keySet().removeAll(table.handled(group, List.copyOf(first.keySet())));
        }
        metrics.duplicates(group, arrivals.size() - first.size());
        return first.values();
    }

    private <E extends PublishedEvent> void handleOrPark(
            String group, Arrival arrival, Received<E> received, Consumer<Received<E>> handler) {
        try {
            handling.handle(group, arrival, received, handler);
        } catch (RuntimeException e) {
            if (Failures.isPassing(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            deadLetters.park(group, arrival.message(), e);
        }
    }

    @SuppressWarnings("unchecked") // the map holds for each class its own contract
    private <E extends PublishedEvent> Contract<E> contract(Class<E> root) {
        return (Contract<E>) contracts.computeIfAbsent(root, key -> new Contract<>(root));
    }
}
