package dev.amana.platform.erasure;

import dev.amana.published.ErasureRequested;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code vault.erasure}: all erasures ever, in the same schema as the keys so that both are restored together. */
final class ErasureList {
    private static final String COLUMNS = "erasure_id, party_id, requested_at, erased, kept";

    private final JdbcClient jdbc;

    ErasureList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addUnlessThere(ErasureRequested request) {
        jdbc.sql("insert into vault.erasure (" + COLUMNS + ") values (?, ?, ?, ?, ?) on conflict do nothing")
                .param(request.erasureId())
                .param(request.partyId())
                .param(Timestamp.from(request.requestedAt()))
                .param(request.erased().toArray(String[]::new))
                .param(request.kept().toArray(String[]::new))
                .update();
    }

    ErasureRequested get(String erasureId) {
        return jdbc.sql("select " + COLUMNS + " from vault.erasure where erasure_id = ?")
                .param(erasureId)
                .query(ErasureList::request)
                .single();
    }

    boolean contains(String erasureId) {
        return jdbc.sql("select exists (select from vault.erasure where erasure_id = ?)")
                .param(erasureId)
                .query(Boolean.class)
                .single();
    }

    List<ErasureRequested> notAnnounced(int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from vault.erasure where announced_at is null order by requested_at limit ?")
                .param(limit)
                .query(ErasureList::request)
                .list();
    }

    void markAnnounced(String erasureId) {
        jdbc.sql("update vault.erasure set announced_at = now() where erasure_id = ?")
                .param(erasureId)
                .update();
    }

    private static ErasureRequested request(ResultSet row, int ignored) throws SQLException {
        return new ErasureRequested(
                row.getString("erasure_id"),
                row.getString("party_id"),
                set(row.getArray("erased")),
                set(row.getArray("kept")),
                row.getTimestamp("requested_at").toInstant());
    }

    private static Set<String> set(Array array) throws SQLException {
        return new TreeSet<>(List.of((String[]) array.getArray()));
    }
}
