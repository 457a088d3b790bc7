package dev.amana.platform.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Events in PostgreSQL. Writing goes through {@link GroupCommit} and never joins the caller's transaction. Because the
 * global order is the commit order (see {@link EventInsert}), a token is one number and keeps no gaps.
 *
 * <p>There are no snapshots: aggregates are short, and kept in memory while they are in use.
 */
final class PostgresEventStorageEngine extends BatchingEventStorageEngine {
    static final int PAGE = 500;
    private static final String COLUMNS =
            "event_id, aggregate_type, aggregate_id, sequence_number, decided_at, payload_type, payload_revision,"
                    + " payload, metadata";

    private final GroupCommit commits;
    private final JdbcClient jdbc;

    PostgresEventStorageEngine(
            GroupCommit commits, JdbcClient jdbc, Serializer eventSerializer, EventUpcaster upcasters) {
        super(new Settings(eventSerializer, upcasters));
        this.commits = commits;
        this.jdbc = jdbc;
    }

    private static final class Settings extends BatchingEventStorageEngine.Builder {
        Settings(Serializer eventSerializer, EventUpcaster upcasters) {
            eventSerializer(eventSerializer);
            snapshotSerializer(eventSerializer);
            upcasterChain(upcasters);
            persistenceExceptionResolver(SqlStates::isUniqueViolation);
            batchSize(PAGE);
            finalAggregateBatchPredicate(page -> page.size() < PAGE);
        }
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        Attempt.noteAppend();
        List<StoredEvent> rows = events.stream()
                .map(event -> StoredEvent.of(domainEvent(event), serializer))
                .toList();
        try {
            commits.append(rows, Enclosure.current());
        } catch (SQLException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    /** Only aggregates decide events here: an event without one has no order and no key. */
    private static DomainEventMessage<?> domainEvent(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> decided) {
            return decided;
        }
        throw new IllegalArgumentException(event.getPayloadType().getName() + " was published outside an aggregate");
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregateId, long first, int limit) {
        if (NewAggregates.isBeginning(aggregateId)) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + " from event where aggregate_id = ? and sequence_number >= ?"
                        + " order by sequence_number limit ?")
                .params(aggregateId, first, limit)
                .query((row, n) -> entry(row))
                .list();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken after, int limit) {
        return jdbc.sql("select global_index, " + COLUMNS + " from event where global_index > ?"
                        + " order by global_index limit ?")
                .params(indexOf(after), limit)
                .query((row, n) -> new TrackedDomainEventData<>(
                        new GlobalSequenceTrackingToken(row.getLong("global_index")), entry(row)))
                .list();
    }

    /** At most one page of events after a position, as messages. */
    RecentEvents.Page readPage(long after) {
        List<? extends TrackedEventData<?>> rows = fetchTrackedEvents(tokenAt(after), PAGE);
        long bytes = rows.stream()
                .mapToLong(row -> ((byte[]) row.getPayload().getData()).length)
                .sum();
        List<TrackedEventMessage<?>> events = EventUtils.upcastAndDeserializeTrackedEvents(
                        rows.stream(), getEventSerializer(), upcasterChain)
                .collect(Collectors.toList());
        return new RecentEvents.Page(after, events, bytes);
    }

    private static GenericDomainEventEntry<byte[]> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("event_id"),
                DateTimeUtils.formatInstant(row.getTimestamp("decided_at").toInstant()),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
    }

    static long indexOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return tokenAt(lastGlobalIndex());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        Optional<Long> first = jdbc.sql("select min(global_index) from event where decided_at >= ?")
                .param(Timestamp.from(dateTime))
                .query(Long.class)
                .optional();
        return first.map(index -> tokenAt(index - 1)).orElseGet(this::createHeadToken);
    }

    /** The greatest global index, 0 for an empty store. */
    long lastGlobalIndex() {
        return jdbc.sql("select coalesce(max(global_index), 0) from event")
                .query(Long.class)
                .single();
    }

    private static @Nullable TrackingToken tokenAt(long index) {
        return index == 0 ? null : new GlobalSequenceTrackingToken(index);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return jdbc.sql("select max(sequence_number) from event where aggregate_id = ?")
                .param(aggregateId)
                .query(Long.class)
                .optional();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("this event store keeps no snapshots");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
        return Stream.empty();
    }
}
