package dev.amana.platform.eventstore;

import dev.amana.platform.blob.SealedBlob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One insert for any number of events, and of the blobs that they name: one round trip, one commit. The advisory lock is taken in the same statement,
 * before any number is drawn from the global index, and is held until the commit is visible: so the global order is the
 * commit order, over all instances, and no reader can meet a gap that fills later.
 */
final class EventInsert {
    // hashtext of the schema keeps the contexts of one database from waiting for each other.
    private static final String SQL = """
            with %s turn as materialized (
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
            """;
    private static final String BLOBS = """
            blobs as (
                insert into blob (id, subject, other_subject, retention, sha256, bytes, sealed)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bytea[])
            ),
            """;
    private static final int KEY = 0x616D616E; // "aman": apart from other users of advisory locks
    private static final String EVENTS_ONLY = SQL.formatted("", KEY);
    private static final String WITH_BLOBS = SQL.formatted(BLOBS, KEY);
    private static final int BLOB_COLUMNS = 7;

    private final DataSource source;

    EventInsert(DataSource source) {
        this.source = source;
    }

    void write(List<StoredEvent> events, List<SealedBlob> blobs) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(blobs.isEmpty() ? EVENTS_ONLY : WITH_BLOBS)) {
            connection.setAutoCommit(true);
            int first = 1;
            if (!blobs.isEmpty()) {
                blobs(insert, blobs);
                first += BLOB_COLUMNS;
            }
            events(insert, first, events);
            insert.executeUpdate();
        }
    }

    private static void blobs(PreparedStatement insert, List<SealedBlob> blobs) throws SQLException {
        text(insert, 1, blobs, blob -> blob.ref().id());
        text(insert, 2, blobs, blob -> blob.ref().subject());
        text(insert, 3, blobs, SealedBlob::otherSubject);
        text(insert, 4, blobs, blob -> blob.ref().retention());
        text(insert, 5, blobs, blob -> blob.ref().sha256());
        array(insert, 6, "int8", blobs.stream().map(blob -> blob.ref().bytes()).toArray(Long[]::new));
        array(insert, 7, "bytea", blobs.stream().map(SealedBlob::sealed).toArray(byte[][]::new));
    }

    private static void events(PreparedStatement insert, int first, List<StoredEvent> events) throws SQLException {
        text(insert, first, events, StoredEvent::eventId);
        text(insert, first + 1, events, StoredEvent::aggregateType);
        text(insert, first + 2, events, StoredEvent::aggregateId);
        array(
                insert,
                first + 3,
                "int8",
                events.stream().map(StoredEvent::sequenceNumber).toArray(Long[]::new));
        text(insert, first + 4, events, event -> event.decidedAt().toString());
        text(insert, first + 5, events, StoredEvent::payloadType);
        text(insert, first + 6, events, StoredEvent::payloadRevision);
        array(
                insert,
                first + 7,
                "bytea",
                events.stream().map(StoredEvent::payload).toArray(byte[][]::new));
        array(
                insert,
                first + 8,
                "bytea",
                events.stream().map(StoredEvent::metadata).toArray(byte[][]::new));
    }

    private static <T> void text(PreparedStatement insert, int index, List<T> rows, Function<T, @Nullable String> value)
            throws SQLException {
        array(insert, index, "text", rows.stream().map(value).toArray(String[]::new));
    }

    private static void array(PreparedStatement insert, int index, String type, Object[] values) throws SQLException {
        insert.setArray(index, insert.getConnection().createArrayOf(type, values));
    }
}
