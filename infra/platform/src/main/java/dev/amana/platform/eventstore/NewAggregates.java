package dev.amana.platform.eventstore;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Saves the reading of aggregates that there are not yet. Whoever begins many asks once which of them exist; should one
 * begin elsewhere meanwhile, its first event meets the unique constraint, and the command is decided again on what is stored.
 */
public final class NewAggregates {
    private static final ScopedValue<String> BEGINNING = ScopedValue.newInstance();

    private final JdbcClient jdbc;

    NewAggregates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of them that have events. */
    public Set<String> known(Collection<String> aggregateIds) {
        return new HashSet<>(
                jdbc.sql("select aggregate_id from event where aggregate_id = any (?) and sequence_number = 0")
                        .param(aggregateIds.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /** Sends a command to one that had no events a moment ago. */
    public void begin(String aggregateId, Runnable command) {
        ScopedValue.where(BEGINNING, aggregateId).run(command);
    }

    static boolean isBeginning(String aggregateId) {
        return BEGINNING.isBound() && BEGINNING.get().equals(aggregateId) && !Attempt.mustBeFresh();
    }
}
