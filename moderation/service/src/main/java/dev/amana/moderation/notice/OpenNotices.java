package dev.amana.moderation.notice;

import dev.amana.moderation.availability.Effect;
import dev.amana.moderation.notice.NoticeApprovals.Proposed;
import dev.amana.moderation.population.Reach.Whom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code availability_notice}. */
@Component
class OpenNotices {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final int MOST_PROPOSED = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    OpenNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param afterParty up to whom it has come */
    record Open(String noticeId, String template, Map<String, String> texts, Whom whom, String afterParty) {}

    /** Whether what waits on its scope, or else what people heard last of it, says the same. */
    boolean tells(Proposed notice, Effect effect) {
        return says(notice, effect, "done_at is null or approved_at is not null");
    }

    /** Whether what people heard last of its scope says the same. */
    boolean isTold(Proposed notice, Effect effect) {
        return says(notice, effect, "approved_at is not null");
    }

    private boolean says(Proposed notice, Effect effect, String which) {
        return jdbc.sql("""
                        select effect = ?::jsonb from availability_notice
                        where availability_id = ? and scope_id = ? and (%s)
                        order by created_at desc limit 1""".formatted(which))
                .params(json.writeValueAsString(effect), notice.availabilityId(), notice.scopeId())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether the last that people heard of its scope is that it is not available. */
    boolean isToldOff(Proposed notice) {
        return jdbc.sql("""
                        select template not like '%-on' from availability_notice
                        where availability_id = ? and scope_id = ? and approved_at is not null
                        order by created_at desc limit 1""")
                .params(notice.availabilityId(), notice.scopeId())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Nothing waits on its scope any more. */
    void withdraw(Proposed notice) {
        jdbc.sql("""
                        update availability_notice set done_at = ?
                        where availability_id = ? and scope_id = ? and approved_at is null and done_at is null""")
                .params(Timestamp.from(notice.since()), notice.availabilityId(), notice.scopeId())
                .update();
    }

    /** It waits for another lead. */
    void add(Proposed notice, Effect effect) {
        jdbc.sql("""
                        insert into availability_notice (notice_id, availability_id, scope_id, effect, template, texts,
                            jurisdictions, cohort, since, created_at, proposed_by, due_at)
                        values (?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        notice.noticeId(),
                        notice.availabilityId(),
                        notice.scopeId(),
                        json.writeValueAsString(effect),
                        notice.template(),
                        json.writeValueAsString(notice.texts()),
                        notice.whom().jurisdictions().toArray(String[]::new),
                        notice.whom().cohort(),
                        Timestamp.from(notice.whom().since()),
                        Timestamp.from(notice.since()),
                        notice.proposedBy(),
                        Timestamp.from(notice.dueAt()))
                .update();
    }

    /** How many wait for another lead, of all orders. */
    int waiting() {
        return jdbc.sql("select count(*) from availability_notice where approved_at is null and done_at is null")
                .query(Integer.class)
                .single();
    }

    /** How many of them should have been decided on by then. */
    int overdue(Instant now) {
        return jdbc.sql("""
                        select count(*) from availability_notice
                        where approved_at is null and done_at is null and due_at <= ?""").param(Timestamp.from(now)).query(Integer.class).single();
    }

    Optional<Instant> firstDue() {
        return jdbc.sql("""
                        select due_at from availability_notice
                        where approved_at is null and done_at is null order by due_at limit 1""").query(Timestamp.class).optional().map(Timestamp::toInstant);
    }

    /** Those of an order that wait for another lead: the most urgent first. */
    List<Proposed> proposed(String availabilityId) {
        return jdbc.sql("""
                        select * from availability_notice
                        where approved_at is null and done_at is null and availability_id = :order
                        order by due_at, created_at, notice_id limit :most""")
                .param("order", availabilityId)
                .param("most", MOST_PROPOSED)
                .query((row, number) -> new Proposed(
                        row.getString("notice_id"),
                        row.getString("availability_id"),
                        row.getString("scope_id"),
                        row.getString("template"),
                        json.readValue(row.getString("texts"), TEXTS),
                        whom(row),
                        row.getString("proposed_by"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    /** False where it does not wait any more. */
    boolean approve(String noticeId, String staffId, Instant now) {
        return jdbc.sql("""
                        update availability_notice set approved_by = ?, approved_at = ?
                        where notice_id = ? and proposed_by <> ? and approved_at is null and done_at is null""")
                        .params(staffId, Timestamp.from(now), noticeId, staffId)
                        .update()
                == 1;
    }

    boolean drop(String noticeId, String staffId, Instant now) {
        return jdbc.sql("""
                        update availability_notice set dropped_by = ?, done_at = ?
                        where notice_id = ? and approved_at is null and done_at is null""").params(staffId, Timestamp.from(now), noticeId).update() == 1;
    }

    /** The oldest that two people want told, for this instance alone until the transaction ends. */
    Optional<Open> next() {
        return jdbc.sql("""
                        select * from availability_notice where done_at is null and approved_at is not null
                        order by approved_at, notice_id limit 1 for update skip locked""").query((row, number) -> read(row)).optional();
    }

    void advance(String noticeId, List<String> told) {
        jdbc.sql("update availability_notice set after_party = ?, told = told + ? where notice_id = ?")
                .params(told.getLast(), told.size(), noticeId)
                .update();
    }

    void done(String noticeId, Instant now) {
        jdbc.sql("update availability_notice set done_at = ? where notice_id = ?")
                .params(Timestamp.from(now), noticeId)
                .update();
    }

    private Open read(ResultSet row) throws SQLException {
        return new Open(
                row.getString("notice_id"),
                row.getString("template"),
                json.readValue(row.getString("texts"), TEXTS),
                whom(row),
                row.getString("after_party"));
    }

    private static Whom whom(ResultSet row) throws SQLException {
        return new Whom(
                List.of((String[]) row.getArray("jurisdictions").getArray()),
                row.getString("cohort"),
                row.getTimestamp("since").toInstant());
    }
}
