package dev.amana.gateway.erasure;

import dev.amana.platform.erasure.ErasureOutcome;
import dev.amana.published.ErasureConfirmed;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of erasures and of what the contexts confirmed. Each write is harmless when repeated. */
@Component
public final class ErasureTable {
    private final JdbcClient jdbc;

    ErasureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param kept retention class to the reason's key */
    public record Row(
            String erasureId, String partyId, List<String> erased, Map<String, String> kept, Instant requestedAt) {}

    public record Confirmation(String context, Instant confirmedAt) {}

    public void add(ErasureOutcome outcome, String requestedBy) {
        List<String> kept = List.copyOf(outcome.kept().keySet());
        jdbc.sql("""
                        insert into erasure (erasure_id, party_id, erased, kept, reasons, requested_by, requested_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(outcome.erasureId())
                .param(outcome.partyId())
                .param(outcome.erased().toArray(String[]::new))
                .param(kept.toArray(String[]::new))
                .param(kept.stream().map(outcome.kept()::get).toArray(String[]::new))
                .param(requestedBy)
                .param(Timestamp.from(outcome.requestedAt()))
                .update();
    }

    void confirm(ErasureConfirmed confirmed) {
        jdbc.sql("""
                        insert into erasure_confirmation (erasure_id, context, confirmed_at) values (?, ?, ?)
                        on conflict do nothing""")
                .params(confirmed.erasureId(), confirmed.context(), Timestamp.from(confirmed.confirmedAt()))
                .update();
    }

    public Optional<Row> find(String erasureId) {
        return jdbc.sql("select * from erasure where erasure_id = ?")
                .param(erasureId)
                .query(ErasureTable::row)
                .optional();
    }

    public List<Confirmation> confirmations(String erasureId) {
        return jdbc.sql("""
                        select context, confirmed_at from erasure_confirmation where erasure_id = ?
                        order by confirmed_at, context""")
                .param(erasureId)
                .query((row, number) -> new Confirmation(
                        row.getString("context"),
                        row.getTimestamp("confirmed_at").toInstant()))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        List<String> kept = list(row.getArray("kept"));
        List<String> reasons = list(row.getArray("reasons"));
        Map<String, String> reasonOf = new TreeMap<>();
        for (int i = 0; i < kept.size(); i++) {
            reasonOf.put(kept.get(i), reasons.get(i));
        }
        return new Row(
                row.getString("erasure_id"),
                row.getString("party_id"),
                list(row.getArray("erased")),
                reasonOf,
                row.getTimestamp("requested_at").toInstant());
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
