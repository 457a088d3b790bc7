package dev.amana.messaging.evidence;

import dev.amana.messaging.claim.EvidenceKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is to become evidence next, and of which conversations everything is. Every write may be repeated. */
@Component
class EvidenceDue {
    private final JdbcClient jdbc;

    EvidenceDue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Due(long position, String claimId, EvidenceKind kind, String messageId) {}

    void watch(String conversationId, String claimId) {
        jdbc.sql("insert into evidence_watch (conversation_id, claim_id) values (?, ?) on conflict do nothing")
                .params(conversationId, claimId)
                .update();
    }

    void unwatch(String claimId) {
        jdbc.sql("delete from evidence_watch where claim_id = ?").param(claimId).update();
    }

    void add(String claimId, EvidenceKind kind, String messageId) {
        jdbc.sql("insert into evidence_due (claim_id, kind, message_id) values (?, ?, ?) on conflict do nothing")
                .params(claimId, kind.name(), messageId)
                .update();
    }

    /** Something of a message that becomes evidence where a claim on its conversation lives. */
    record Noted(String conversationId, EvidenceKind kind, String messageId) {}

    /** For every live claim on the conversations; one statement, because each message asks. */
    void addForWatchers(List<Noted> noted) {
        jdbc.sql("""
                insert into evidence_due (claim_id, kind, message_id)
                select w.claim_id, row.kind, row.message
                from unnest(?::text[], ?::text[], ?::text[]) with ordinality as row (conversation, kind, message, place)
                join evidence_watch w on w.conversation_id = row.conversation
                order by row.place
                on conflict do nothing
                """)
                .params(
                        noted.stream().map(Noted::conversationId).toArray(String[]::new),
                        noted.stream().map(one -> one.kind().name()).toArray(String[]::new),
                        noted.stream().map(Noted::messageId).toArray(String[]::new))
                .update();
    }

    List<Due> next(long after, int limit) {
        return jdbc.sql(
                        "select * from evidence_due where position > ? and refused_at is null order by position limit ?")
                .params(after, limit)
                .query((row, number) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getLong("position"),
                row.getString("claim_id"),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getString("message_id"));
    }

    int waiting(String claimId) {
        return jdbc.sql("select count(*) from evidence_due where claim_id = ? and refused_at is null")
                .param(claimId)
                .query(Integer.class)
                .single();
    }

    /** Sets it aside: it is missing, and whoever verifies the claim is told so. */
    void refused(Due due, Instant at) {
        jdbc.sql("update evidence_due set refused_at = ? where position = ?")
                .params(at.atOffset(ZoneOffset.UTC), due.position())
                .update();
    }

    /** What the claim had no room for. */
    List<Due> refused(String claimId) {
        return jdbc.sql("select * from evidence_due where claim_id = ? and refused_at is not null order by position")
                .param(claimId)
                .query((row, number) -> due(row))
                .list();
    }

    void done(Due due) {
        jdbc.sql("delete from evidence_due where position = ?")
                .param(due.position())
                .update();
    }
}
