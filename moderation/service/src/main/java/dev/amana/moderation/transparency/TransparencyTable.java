package dev.amana.moderation.transparency;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role.Standing;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code verdict_step}, {@code screened_day} and {@code statement_of_reasons}. */
@Component
class TransparencyTable {
    private final JdbcClient jdbc;
    private final StatementSchema schema;
    private final JsonMapper json = JsonMapper.shared();

    TransparencyTable(JdbcClient jdbc, StatementSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /**
     * One verdict on a message.
     *
     * @param onAppeal whether it decides upon an appeal
     * @param before the outcome until then
     * @param since when the wait for it began
     */
    record Step(
            String screeningId,
            int revision,
            Standing standing,
            String category,
            Basis basis,
            boolean onAppeal,
            @Nullable Outcome before,
            Outcome outcome,
            Instant since,
            Instant at) {}

    enum Basis {
        RULES,
        PERSON,
        APPEAL
    }

    /** What the next step needs to know of the last. */
    record Last(Basis basis, Outcome outcome, Instant at) {}

    void add(Step step) {
        jdbc.sql("""
                insert into verdict_step (screening_id, revision, standing, category, basis, on_appeal, before, outcome,
                    since, at)
                values (:id, :revision, :standing, :category, :basis, :onAppeal, :before, :outcome, :since, :at)
                on conflict do nothing""")
                .param("id", step.screeningId())
                .param("revision", step.revision())
                .param("standing", step.standing().name())
                .param("category", step.category())
                .param("basis", step.basis().name())
                .param("onAppeal", step.onAppeal())
                .param("before", step.before() == null ? null : step.before().name())
                .param("outcome", step.outcome().name())
                .param("since", Timestamp.from(step.since()))
                .param("at", Timestamp.from(step.at()))
                .update();
    }

    Optional<Last> last(String screeningId) {
        return jdbc.sql("""
                select basis, outcome, at from verdict_step where screening_id = :id order by revision desc limit 1""")
                .param("id", screeningId)
                .query((row, number) -> new Last(
                        Basis.valueOf(row.getString("basis")),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getTimestamp("at").toInstant()))
                .optional();
    }

    /** When the screened message was written. */
    Optional<Instant> writtenAt(String screeningId) {
        return jdbc.sql("select since from verdict_step where screening_id = :id and revision = 1")
                .param("id", screeningId)
                .query((row, number) -> row.getTimestamp("since").toInstant())
                .optional();
    }

    /** What is counted together. */
    record Counted(LocalDate day, Standing standing, Outcome outcome) {
        static Counted of(Standing standing, Outcome outcome, Instant at) {
            return new Counted(LocalDate.ofInstant(at, ZoneOffset.UTC), standing, outcome);
        }
    }

    void count(Counted what, long messages) {
        jdbc.sql("""
                insert into screened_day (day, standing, outcome, messages) values (:day, :standing, :outcome, :messages)
                on conflict (day, standing, outcome)
                    do update set messages = screened_day.messages + excluded.messages""")
                .param("day", Date.valueOf(what.day()))
                .param("standing", what.standing().name())
                .param("outcome", what.outcome().name())
                .param("messages", messages)
                .update();
    }

    void add(StatementOfReasons statement, Instant decidedAt) {
        String stored = json.writeValueAsString(statement);
        schema.require(stored);
        jdbc.sql("""
                insert into statement_of_reasons (puid, decided_at, statement) values (:puid, :at, :statement::jsonb)
                on conflict (puid) do nothing""")
                .param("puid", statement.puid())
                .param("at", Timestamp.from(decidedAt))
                .param("statement", stored)
                .update();
    }

    /** The message went out before its verdict: what was stated about the verdict is untrue. */
    void deliveredAnyway(String screeningId) {
        jdbc.sql("insert into unscreened_delivery (screening_id) values (:id) on conflict do nothing")
                .param("id", screeningId)
                .update();
        jdbc.sql("delete from statement_of_reasons where puid = :puid")
                .param("puid", Statements.puid(screeningId, 1))
                .update();
    }

    boolean wasDeliveredAnyway(String screeningId) {
        return jdbc.sql("select exists (select 1 from unscreened_delivery where screening_id = :id)")
                .param("id", screeningId)
                .query(Boolean.class)
                .single();
    }

    /** A statement and its place in the order of writing. */
    record Numbered(long position, StatementOfReasons statement) {}

    /** Those of decisions in a period, in the order of writing. */
    List<Numbered> statements(Instant from, Instant until, long after, int size) {
        return jdbc.sql("""
                select position, statement from statement_of_reasons
                where decided_at >= :from and decided_at < :until and position > :after
                order by position limit :size""")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("after", after)
                .param("size", size)
                .query((row, number) -> new Numbered(
                        row.getLong("position"), json.readValue(row.getString("statement"), StatementOfReasons.class)))
                .list();
    }

    void clear() {
        jdbc.sql("truncate verdict_step, screened_day, statement_of_reasons, unscreened_delivery")
                .update();
    }
}
