package dev.amana.moderation.casefile;

import dev.amana.platform.personal.Personal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code case_file} and {@code case_file_text}. */
@Component
class CaseFileTable {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    CaseFileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A text of a file, sealed. */
    record Row(
            String kind, String textId, String subject, String retention, String ciphertext, String by, Instant at) {}

    void put(CaseFileEvent event) {
        Standing standing = event.standing();
        jdbc.sql("""
                insert into case_file (case_id, revision, assignee, progress, priority, next_due_at, standing, updated_at)
                values (:id, :revision, :assignee, :progress, :priority, :due, :standing::jsonb, :at)
                on conflict (case_id) do update set revision = excluded.revision, assignee = excluded.assignee,
                    progress = excluded.progress, priority = excluded.priority, next_due_at = excluded.next_due_at,
                    standing = excluded.standing, updated_at = excluded.updated_at
                where case_file.revision < excluded.revision""")
                .param("id", event.caseId())
                .param("revision", event.revision())
                .param("assignee", standing.assignee())
                .param("progress", standing.progress().name())
                .param("priority", standing.priority().name())
                .param("due", nextDue(standing).map(Timestamp::from).orElse(null))
                .param("standing", json.writeValueAsString(standing))
                .param("at", Timestamp.from(event.at()))
                .update();
    }

    /** The next instant at which something of it becomes late that is not yet. */
    private static Optional<Instant> nextDue(Standing standing) {
        var due = standing.tasks().stream().filter(task -> !task.overdue()).map(Standing.Task::dueAt);
        var own = Optional.ofNullable(standing.dueAt()).filter(at -> !standing.overdue());
        return Stream.concat(due, own.stream()).min(Instant::compareTo);
    }

    void addText(String caseId, String kind, String textId, Personal text, String by, Instant at) {
        jdbc.sql("""
                insert into case_file_text (text_id, case_id, kind, subject, retention, ciphertext, written_by, written_at)
                values (:id, :case, :kind, :subject, :retention, :ciphertext, :by, :at)
                on conflict (text_id) do nothing""")
                .param("id", textId)
                .param("case", caseId)
                .param("kind", kind)
                .param("subject", text.sealed().subject())
                .param("retention", text.sealed().retention())
                .param("ciphertext", text.sealed().ciphertext())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<CaseFileView> find(String caseId) {
        return jdbc.sql("select * from case_file where case_id = :id")
                .param("id", caseId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Newest last. */
    List<Row> texts(String caseId) {
        return jdbc.sql("select * from case_file_text where case_id = :id order by written_at, text_id")
                .param("id", caseId)
                .query((row, number) -> new Row(
                        row.getString("kind"),
                        row.getString("text_id"),
                        row.getString("subject"),
                        row.getString("retention"),
                        row.getString("ciphertext"),
                        row.getString("written_by"),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    /** The next due first, then the most urgent. */
    List<CaseFileView> page(CaseFileFilter filter, int size, int offset) {
        return jdbc.sql("""
                select * from case_file
                where (:assignee::text is null or assignee = :assignee)
                    and (:progress::text is null or progress = :progress)
                    and (:tag::text is null or standing -> 'tags' @> to_jsonb(:tag::text))
                    and (not :unassigned or (assignee is null and progress <> 'CLOSED'))
                    and (not :overdue or (standing ->> 'overdue')::boolean)
                order by next_due_at nulls last, case_id limit :size offset :offset""")
                .param("assignee", filter.assignee())
                .param(
                        "progress",
                        filter.progress() == null ? null : filter.progress().name())
                .param("tag", filter.tag())
                .param("overdue", filter.overdue())
                .param("unassigned", filter.unassigned())
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
    }

    /** Files of which something is late since the last look. */
    List<String> due(Instant now, int most) {
        return jdbc.sql("select case_id from case_file where next_due_at <= :now order by next_due_at limit :most")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(String.class)
                .list();
    }

    void clear() {
        jdbc.sql("truncate case_file, case_file_text").update();
    }

    private CaseFileView read(ResultSet row) throws SQLException {
        return new CaseFileView(
                row.getString("case_id"),
                row.getInt("revision"),
                json.readValue(row.getString("standing"), Standing.class),
                row.getTimestamp("updated_at").toInstant());
    }
}
