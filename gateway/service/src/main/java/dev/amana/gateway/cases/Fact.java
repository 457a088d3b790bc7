package dev.amana.gateway.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that is true of a case since a moment, such as that the order was paid.
 *
 * @param values plain values by name, without personal data
 */
public record Fact(Instant at, Map<String, String> values) {
    private static final Comparator<Fact> LATEST =
            Comparator.comparing(Fact::at).thenComparing(fact -> fact.values().toString());

    public Fact {
        values = new TreeMap<>(values);
    }

    /** Of two facts in the same place the later one counts; the choice does not depend on which arrived first. */
    Fact or(@Nullable Fact other) {
        return other == null || LATEST.compare(this, other) >= 0 ? this : other;
    }
}
