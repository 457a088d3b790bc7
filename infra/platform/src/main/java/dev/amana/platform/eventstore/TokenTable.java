package dev.amana.platform.eventstore;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.GenericTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * How far each processor has come. Publication does not wait until the disk knows: its transaction holds nothing else, and
 * what it sends once more after a crash of the database is known to whoever reads it. Nor does who says that it is still
 * there: dozens do so each second, and who is forgotten in a crash is not there.
 */
final class TokenTable extends JdbcTokenStore {
    private static final String WITHOUT_WAITING = """
            update processor_token set token = ?, token_type = ?, updated_at = ?
            where owner = ? and processor_name = ? and segment = ? and set_config('synchronous_commit', 'off', true) = 'off'
            """;

    private static final String STILL_THERE = """
            update processor_token set updated_at = ?
            where owner = ? and processor_name = ? and segment = ? and set_config('synchronous_commit', 'off', true) = 'off'
            """;

    private final String owner;

    private TokenTable(Builder settings, String owner) {
        super(settings.nodeId(owner));
        this.owner = owner;
    }

    static TokenTable of(ConnectionProvider connections, Serializer serializer, Duration claimTimeout) {
        Builder settings = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .claimTimeout(claimTimeout)
                .schema(TokenSchema.builder()
                        .setTokenTable("processor_token")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("updated_at")
                        .build());
        return new TokenTable(settings, ManagementFactory.getRuntimeMXBean().getName());
    }

    @Override
    protected PreparedStatement storeUpdate(Connection connection, TrackingToken token, String processor, int segment)
            throws SQLException {
        if (!processor.equals(ProcessorConfiguration.PUBLICATION)) {
            return super.storeUpdate(connection, token, processor, segment);
        }
        AbstractTokenEntry<?> entry = new GenericTokenEntry<>(token, serializer(), byte[].class, processor, segment);
        SerializedObject<?> stored = entry.getSerializedToken();
        PreparedStatement update = connection.prepareStatement(WITHOUT_WAITING);
        update.setObject(1, stored == null ? null : stored.getData());
        update.setString(2, stored == null ? null : entry.getTokenType().getName());
        update.setString(3, entry.timestampAsString());
        update.setString(4, owner);
        update.setString(5, processor);
        update.setInt(6, segment);
        return update;
    }

    @Override
    public void extendClaim(String processor, int segment) throws UnableToClaimTokenException {
        String now = new GenericTokenEntry<>(null, serializer(), byte[].class, processor, segment).timestampAsString();
        try (Connection connection = getConnection();
                PreparedStatement update = connection.prepareStatement(STILL_THERE)) {
            update.setString(1, now);
            update.setString(2, owner);
            update.setString(3, processor);
            update.setInt(4, segment);
            if (update.executeUpdate() == 0) {
                throw new UnableToClaimTokenException(
                        "Segment " + segment + " of " + processor + " is not ours any more, or was never begun");
            }
        } catch (SQLException failed) {
            throw new JdbcException(
                    "The claim on segment " + segment + " of " + processor + " was not extended", failed);
        }
    }
}
