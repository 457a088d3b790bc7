package dev.amana.gateway.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of cases. Lists of cases come from the index. */
@Component
public class CaseQueries {
    private static final String COLUMNS =
            "case_id, order_id, epoch, revision, status, severity, contexts, parties, opened_at, updated_at, state";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CaseQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<CaseRow> find(String caseId) {
        return jdbc.sql("select " + COLUMNS + " from case_record where case_id = ? and revision > 0")
                .param(caseId)
                .query(this::row)
                .optional();
    }

    /** The case's id for what people have in hand: its own id, or its order's. Unknown ids come back as they are. */
    public String idOf(String caseOrOrderId) {
        return find(caseOrOrderId)
                .or(() -> find(CaseId.ofOrder(caseOrOrderId)))
                .map(CaseRow::caseId)
                .orElse(caseOrOrderId);
    }

    public Optional<String> ofMessage(String messageId) {
        return jdbc.sql("select case_id from case_message where message_id = ?")
                .param(messageId)
                .query(String.class)
                .optional();
    }

    /** Cases whose document is older than their row, and whose next try is due. */
    public List<CaseRow> toIndex(int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from case_record
                where indexed_revision < revision and index_due <= now()
                order by index_due limit ?""").param(limit).query(this::row).list();
    }

    public List<CaseRow> all(List<String> caseIds) {
        return jdbc.sql("select " + COLUMNS + " from case_record where case_id = any(?) and revision > 0")
                .param(caseIds.toArray(String[]::new))
                .query(this::row)
                .list();
    }

    private CaseRow row(ResultSet row, int number) throws SQLException {
        return new CaseRow(
                row.getString("case_id"),
                row.getString("order_id"),
                row.getInt("epoch"),
                row.getLong("revision"),
                CaseStatus.of(row.getString("status")),
                Severity.of(row.getString("severity")),
                texts(row, "contexts"),
                texts(row, "parties"),
                instant(row, "opened_at"),
                instant(row, "updated_at"),
                json.readValue(row.getString("state"), CaseState.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
