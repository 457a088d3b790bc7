package dev.amana.gateway.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that is true of a case since a moment, such as that the order was paid.
 *
 * @param position of the event in its stream
 * @param values plain values by name, without personal data
 */
public record Fact(Instant at, Position position, Map<String, String> values) {
    /** Of one moment the later told counts; the text decides only where the producer numbers nothing. */
    private static final Comparator<Fact> LATEST = Comparator.comparing(Fact::at)
            .thenComparing(Fact::position)
            .thenComparing(fact -> fact.values().toString());

    /** A correction may keep the moment that it corrects, or name an earlier one. */
    private static final Comparator<Fact> LAST_TOLD =
            Comparator.comparing(Fact::position).thenComparing(LATEST);

    public Fact {
        values = new TreeMap<>(values);
    }

    /** Of two facts in the same slot the later one counts; the choice does not depend on which arrived first. */
    Fact or(@Nullable Fact other, String slot) {
        Comparator<Fact> order = slot.equals("order.placed") ? LAST_TOLD : LATEST;
        return other == null || order.compare(this, other) >= 0 ? this : other;
    }

    /**
     * Where an event stands in the stream of its aggregate.
     *
     * @param epoch {@code ce_epoch}
     * @param sequence {@code ce_sequence}
     */
    public record Position(int epoch, long sequence) implements Comparable<Position> {
        private static final Comparator<Position> ORDER =
                Comparator.comparingInt(Position::epoch).thenComparingLong(Position::sequence);

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }
}
