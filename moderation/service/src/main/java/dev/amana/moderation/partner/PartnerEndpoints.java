package dev.amana.moderation.partner;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code partner_endpoint}. */
@Component
public class PartnerEndpoints {
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final PartnerProperties properties;
    private final Clock clock;

    PartnerEndpoints(JdbcClient jdbc, PartnerProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    public void add(String endpointId, String subject, URI url, String staffId) {
        jdbc.sql("""
                        insert into partner_endpoint (endpoint_id, subject, url, generation, created_by, created_at)
                        values (?, ?, ?, 1, ?, ?)""")
                .params(endpointId, subject, url.toString(), staffId, Timestamp.from(clock.instant()))
                .update();
    }

    public List<PartnerEndpoint> all() {
        return jdbc.sql("select * from partner_endpoint order by subject, endpoint_id limit ?")
                .param(MOST)
                .query((row, number) -> read(row))
                .list();
    }

    public Optional<PartnerEndpoint> find(String endpointId) {
        return jdbc.sql("select * from partner_endpoint where endpoint_id = ?")
                .param(endpointId)
                .query((row, number) -> read(row))
                .optional();
    }

    List<PartnerEndpoint> of(String subject) {
        return jdbc.sql("select * from partner_endpoint where subject = ? and disabled_at is null limit ?")
                .params(subject, MOST)
                .query((row, number) -> read(row))
                .list();
    }

    /** Those that were not told yet what stood when they came: the oldest first. */
    List<PartnerEndpoint> notIntroduced(int most) {
        return jdbc.sql("""
                        select * from partner_endpoint where introduced_at is null and disabled_at is null
                        order by created_at, endpoint_id limit ?""").param(most).query((row, number) -> read(row)).list();
    }

    void introduced(String endpointId) {
        jdbc.sql("update partner_endpoint set introduced_at = ? where endpoint_id = ?")
                .params(Timestamp.from(clock.instant()), endpointId)
                .update();
    }

    /** The next secret; the former one signs for a while yet. */
    public void rotate(String endpointId) {
        jdbc.sql("update partner_endpoint set generation = generation + 1, former_until = ? where endpoint_id = ?")
                .params(Timestamp.from(clock.instant().plus(properties.formerSecretFor())), endpointId)
                .update();
    }

    public void disable(String endpointId) {
        jdbc.sql("update partner_endpoint set disabled_at = ? where endpoint_id = ? and disabled_at is null")
                .params(Timestamp.from(clock.instant()), endpointId)
                .update();
    }

    private static PartnerEndpoint read(ResultSet row) throws SQLException {
        return new PartnerEndpoint(
                row.getString("endpoint_id"),
                row.getString("subject"),
                URI.create(row.getString("url")),
                row.getInt("generation"),
                instant(row, "former_until"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "disabled_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
