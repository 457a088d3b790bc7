package dev.amana.platform.audit;

import dev.amana.published.AuditRecorded;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code audit_entry} of one context. */
final class AuditTable {
    private static final String COLUMNS = "number, actor, role, action, target, order_id, reason_subject,"
            + " reason_retention, reason_ciphertext, at, previous_hash, hash";

    private final String context;
    private final JdbcClient jdbc;

    AuditTable(String context, JdbcClient jdbc) {
        this.context = context;
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else appends, so that numbers are given in the order of commits. */
    void lockForAppending() {
        lock("select pg_advisory_xact_lock(hashtextextended(current_schema() || '.audit.append', 0)) is null");
    }

    /** Whether this instance may publish until the end of its transaction. */
    boolean tryLockForPublishing() {
        return lock("select pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.audit.publish', 0))");
    }

    private boolean lock(String sql) {
        return jdbc.sql(sql).query(Boolean.class).single();
    }

    Optional<AuditRecorded> last() {
        return jdbc.sql("select " + COLUMNS + " from audit_entry order by number desc limit 1")
                .query(this::entry)
                .optional();
    }

    void append(AuditRecorded entry) {
        Optional<SealedText> reason = Optional.ofNullable(entry.reason());
        jdbc.sql("insert into audit_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(entry.number())
                .param(entry.actor())
                .param(entry.role())
                .param(entry.action())
                .param(entry.target())
                .param(entry.orderId())
                .param(reason.map(SealedText::subject).orElse(null))
                .param(reason.map(SealedText::retention).orElse(null))
                .param(reason.map(SealedText::ciphertext).orElse(null))
                .param(Timestamp.from(entry.at()))
                .param(entry.previousHash())
                .param(entry.hash())
                .update();
    }

    List<AuditRecorded> after(long number, int limit) {
        return jdbc.sql("select " + COLUMNS + " from audit_entry where number > ? order by number limit ?")
                .params(number, limit)
                .query(this::entry)
                .list();
    }

    List<AuditRecorded> notPublished(int limit) {
        return jdbc.sql("select " + COLUMNS + " from audit_entry where published_at is null order by number limit ?")
                .param(limit)
                .query(this::entry)
                .list();
    }

    void markPublished(long first, long last) {
        jdbc.sql("update audit_entry set published_at = now() where number between ? and ? and published_at is null")
                .params(first, last)
                .update();
    }

    private AuditRecorded entry(ResultSet row, int ignored) throws SQLException {
        String reason = row.getString("reason_ciphertext");
        return new AuditRecorded(
                context,
                row.getLong("number"),
                row.getString("actor"),
                row.getString("role"),
                row.getString("action"),
                row.getString("target"),
                row.getString("order_id"),
                reason == null
                        ? null
                        : new SealedText(row.getString("reason_subject"), row.getString("reason_retention"), reason),
                row.getTimestamp("at").toInstant(),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
