package dev.amana.moderation.report;

import dev.amana.moderation.report.ReportEvent.ReportAnswerProposed;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.report.ReportEvent.ReportAppealDecided;
import dev.amana.moderation.report.ReportEvent.ReportAppealed;
import dev.amana.moderation.report.ReportEvent.ReportReceived;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code message_report}. */
@Component
class ReportTable {
    /** As the index has it. */
    private static final String OPEN = "(answer is null or (appealed_at is not null and appeal_measure is null))";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    ReportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The texts of a report as ciphertext; null once forgotten. */
    record Texts(
            @Nullable SealedText words,
            @Nullable SealedText subject,
            @Nullable SealedText text,
            @Nullable SealedText appeal) {}

    void insert(ReportReceived event) {
        jdbc.sql("""
                insert into message_report (report_id, message_id, conversation_id, order_id, reporter_id, sender_id,
                    sender_role, category, words, subject, text, reported_at, due_at)
                values (:id, :message, :conversation, :order, :reporter, :sender, :role, :category, :words::jsonb,
                    :subject::jsonb, :text::jsonb, :reported, :due)
                on conflict (report_id) do nothing""")
                .param("id", event.reportId())
                .param("message", event.messageId())
                .param("conversation", event.conversationId())
                .param("order", event.orderId())
                .param("reporter", event.reporterId())
                .param("sender", event.senderId())
                .param("role", event.senderRole().name())
                .param("category", event.category().name())
                .param("words", json(event.words()))
                .param("subject", json(event.subject()))
                .param("text", json(event.text()))
                .param("reported", Timestamp.from(event.reportedAt()))
                .param("due", Timestamp.from(event.dueAt()))
                .update();
    }

    /** It waits on, for another person. */
    void propose(ReportAnswerProposed event) {
        jdbc.sql("""
                update message_report set proposed = :measure, proposed_by = :by
                where report_id = :id and answer is null and proposed_by is null""")
                .param("measure", event.measure().name())
                .param("by", event.by())
                .param("id", event.reportId())
                .update();
    }

    void answer(ReportAnswered event) {
        jdbc.sql("""
                update message_report set answer = :answer, measure = :measure, answered_by = :by, answered_at = :at
                where report_id = :id and answer is null""")
                .param("answer", event.answer().name())
                .param("measure", event.measure().name())
                .param("by", event.by())
                .param("at", Timestamp.from(event.answeredAt()))
                .param("id", event.reportId())
                .update();
    }

    /** It waits again, with what its sender says. */
    void appeal(ReportAppealed event) {
        jdbc.sql("""
                update message_report set appeal = :appeal::jsonb, appealed_at = :at, appeal_due_at = :due
                where report_id = :id and appealed_at is null""")
                .param("appeal", json(event.appeal()))
                .param("at", Timestamp.from(event.appealedAt()))
                .param("due", Timestamp.from(event.dueAt()))
                .param("id", event.reportId())
                .update();
    }

    void decide(ReportAppealDecided event) {
        jdbc.sql("""
                update message_report set appeal_measure = :measure, appeal_decided_by = :by, appeal_decided_at = :at
                where report_id = :id and appeal_measure is null""")
                .param("measure", event.measure().name())
                .param("by", event.by())
                .param("at", Timestamp.from(event.decidedAt()))
                .param("id", event.reportId())
                .update();
    }

    /** Open ones, and those with an open appeal, the next due first; answered ones with the last first. */
    List<ReportRow> page(boolean open, int size, int offset) {
        String order = open
                ? "case when answer is null then due_at else appeal_due_at end, report_id"
                : "coalesce(appeal_decided_at, answered_at) desc, report_id";
        return jdbc.sql("select * from message_report where %s%s order by %s limit :size offset :offset"
                        .formatted(open ? "" : "not ", OPEN, order))
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> row(row))
                .list();
    }

    long open() {
        return jdbc.sql("select count(*) from message_report where " + OPEN)
                .query(Long.class)
                .single();
    }

    Optional<ReportRow> find(String reportId) {
        return jdbc.sql("select * from message_report where report_id = :id")
                .param("id", reportId)
                .query((row, number) -> row(row))
                .optional();
    }

    Optional<Texts> texts(String reportId) {
        return jdbc.sql("select words, subject, text, appeal from message_report where report_id = :id")
                .param("id", reportId)
                .query((row, number) -> new Texts(
                        sealed(row.getString("words")),
                        sealed(row.getString("subject")),
                        sealed(row.getString("text")),
                        sealed(row.getString("appeal"))))
                .optional();
    }

    void forget(String partyId, String retentionClass) {
        jdbc.sql("""
                update message_report set
                    words = case when words ->> 'subject' = :party and words ->> 'retention' = :class then null else words end,
                    subject = case when subject ->> 'subject' = :party and subject ->> 'retention' = :class then null else subject end,
                    text = case when text ->> 'subject' = :party and text ->> 'retention' = :class then null else text end,
                    appeal = case when appeal ->> 'subject' = :party and appeal ->> 'retention' = :class then null else appeal end
                where sender_id = :party or reporter_id = :party""").param("party", partyId).param("class", retentionClass).update();
    }

    void clear() {
        jdbc.sql("truncate message_report").update();
    }

    private @Nullable String json(@Nullable Personal text) {
        return text == null ? null : json.writeValueAsString(text.sealed());
    }

    private @Nullable SealedText sealed(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, SealedText.class);
    }

    private static ReportRow row(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        String measure = row.getString("measure");
        String proposed = row.getString("proposed");
        Timestamp answeredAt = row.getTimestamp("answered_at");
        return new ReportRow(
                row.getString("report_id"),
                row.getString("message_id"),
                row.getString("conversation_id"),
                row.getString("order_id"),
                row.getString("reporter_id"),
                row.getString("sender_id"),
                Role.valueOf(row.getString("sender_role")),
                Category.valueOf(row.getString("category")),
                row.getTimestamp("reported_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                proposed == null ? null : Measure.valueOf(proposed),
                row.getString("proposed_by"),
                answer == null ? null : Answer.valueOf(answer),
                measure == null ? null : Measure.valueOf(measure),
                row.getString("answered_by"),
                answeredAt == null ? null : answeredAt.toInstant(),
                appeal(row));
    }

    private static ReportRow.@Nullable Appeal appeal(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("appealed_at");
        if (at == null) {
            return null;
        }
        String measure = row.getString("appeal_measure");
        Timestamp decidedAt = row.getTimestamp("appeal_decided_at");
        return new ReportRow.Appeal(
                at.toInstant(),
                row.getTimestamp("appeal_due_at").toInstant(),
                measure == null ? null : Measure.valueOf(measure),
                row.getString("appeal_decided_by"),
                decidedAt == null ? null : decidedAt.toInstant());
    }
}
