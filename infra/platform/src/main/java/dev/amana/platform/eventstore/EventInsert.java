package dev.amana.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * One insert for any number of events: one round trip, one commit. The advisory lock is taken in the same statement,
 * before any number is drawn from the global index, and is held until the commit is visible: so the global order is the
 * commit order, over all instances, and no reader can meet a gap that fills later.
 */
final class EventInsert {
    // hashtext of the schema keeps the contexts of one database from waiting for each other.
    private static final String SQL = """
            with turn as materialized (
                select pg_advisory_xact_lock(%d, hashtext(current_schema()))
            )
            insert into event (event_id, aggregate_type, aggregate_id, sequence_number, decided_at,
                               payload_type, payload_revision, payload, metadata)
            select event_id, aggregate_type, aggregate_id, sequence_number, decided_at::timestamptz,
                   payload_type, payload_revision, payload, metadata
            from turn, unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                              ?::bytea[], ?::bytea[])
                 with ordinality as row (event_id, aggregate_type, aggregate_id, sequence_number, decided_at,
                                         payload_type, payload_revision, payload, metadata, position)
            order by position
            """.formatted(0x616D616E); // "aman": apart from other users of advisory locks

    private final DataSource source;

    EventInsert(DataSource source) {
        this.source = source;
    }

    void write(List<StoredEvent> events) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(SQL)) {
            connection.setAutoCommit(true);
            text(insert, 1, events, StoredEvent::eventId);
            text(insert, 2, events, StoredEvent::aggregateType);
            text(insert, 3, events, StoredEvent::aggregateId);
            array(
                    insert,
                    4,
                    "int8",
                    events.stream().map(StoredEvent::sequenceNumber).toArray(Long[]::new));
            text(insert, 5, events, event -> event.decidedAt().toString());
            text(insert, 6, events, StoredEvent::payloadType);
            text(insert, 7, events, StoredEvent::payloadRevision);
            array(insert, 8, "bytea", events.stream().map(StoredEvent::payload).toArray(byte[][]::new));
            array(insert, 9, "bytea", events.stream().map(StoredEvent::metadata).toArray(byte[][]::new));
            insert.executeUpdate();
        }
    }

    private static void text(
            PreparedStatement insert, int index, List<StoredEvent> events, Function<StoredEvent, String> value)
            throws SQLException {
        array(insert, index, "text", events.stream().map(value).toArray(String[]::new));
    }

    private static void array(PreparedStatement insert, int index, String type, Object[] values) throws SQLException {
        insert.setArray(index, insert.getConnection().createArrayOf(type, values));
    }
}
