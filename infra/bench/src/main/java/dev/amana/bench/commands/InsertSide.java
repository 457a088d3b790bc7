package dev.amana.bench.commands;

import dev.amana.platform.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The other side: each caller has a connection and a prepared statement of its own, and commits one row at a time into a
 * table of the same columns and indexes. The bytes are those of a stored event.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InsertSide(Environment environment, Ids ids, byte[] payload, byte[] metadata) implements Callers.Opening {
    private static final String INSERT = "insert into plain_event (event_id, aggregate_type, aggregate_id,"
            + " sequence_number, decided_at, payload_type, payload_revision, payload, metadata)"
            + " values (?, 'Exchange', ?, ?, ?, 'bench.letter-written', null, ?, ?)";

    static InsertSide prepare(JdbcClient jdbc, Environment environment, Ids ids) {
        jdbc.sql("create table plain_event (like event including all)").update();
        return jdbc.sql("select payload, metadata from event where payload_type = 'bench.letter-written'"
                        + " order by global_index desc limit 1")
                .query((row, n) -> new InsertSide(environment, ids, row.getBytes(1), row.getBytes(2)))
                .single();
    }

    @Override
    public Callers.Work open(int caller) throws SQLException {
        Connection connection = DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
        connection.createStatement().execute("set synchronous_commit = on");
        return new Inserts(connection, connection.prepareStatement(INSERT), ids, payload, metadata);
    }

    private static final class Inserts implements Callers.Work {
        private final Connection connection;
        private final PreparedStatement insert;
        private final Ids ids;
        private final String aggregate;
        private final byte[] payload;
        private final byte[] metadata;
        private long sequence;

        Inserts(Connection connection, PreparedStatement insert, Ids ids, byte[] payload, byte[] metadata) {
            this.connection = connection;
            this.insert = insert;
            this.ids = ids;
            this.aggregate = ids.next();
            this.payload = payload;
            this.metadata = metadata;
        }

        @Override
        public void once() throws SQLException {
            insert.setString(1, ids.next());
            insert.setString(2, aggregate);
            insert.setLong(3, sequence++);
            insert.setTimestamp(4, Timestamp.from(Instant.now()));
            insert.setBytes(5, payload);
            insert.setBytes(6, metadata);
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            insert.close();
            connection.close();
        }
    }
}
