package dev.amana.moderation.notice;

import dev.amana.moderation.notice.NoticeApprovals.Proposed;
import dev.amana.moderation.population.Reach.Whom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** It waits for another lead, and takes the place of what waits on the same service and cohort: nobody is told old news. */
    void add(Proposed notice) {
        Timestamp now = Timestamp.from(notice.since());
        jdbc.sql("""
                        update availability_notice set done_at = ? where availability_id = ? and service = ? and cohort = ?
                            and approved_at is null and done_at is null and notice_id <> ?""")
                .params(
                        now,
                        notice.availabilityId(),
                        notice.service(),
                        notice.whom().cohort(),
                        notice.noticeId())
                .update();
        jdbc.sql("""
                        insert into availability_notice (notice_id, availability_id, service, template, texts, jurisdictions,
                            cohort, since, created_at, proposed_by)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        notice.noticeId(),
                        notice.availabilityId(),
                        notice.service(),
                        notice.template(),
                        json.writeValueAsString(notice.texts()),
                        notice.whom().jurisdictions().toArray(String[]::new),
                        notice.whom().cohort(),
                        Timestamp.from(notice.whom().since()),
                        now,
                        notice.proposedBy())
                .update();
    }

    /** Those of an order, or of all where null, that wait for another lead: the oldest first. */
    List<Proposed> proposed(@Nullable String availabilityId) {
        return jdbc.sql("""
                        select * from availability_notice
                        where approved_at is null and done_at is null and (:order::text is null or availability_id = :order)
                        order by created_at, notice_id limit :most""")
                .param("order", availabilityId)
                .param("most", MOST_PROPOSED)
                .query((row, number) -> new Proposed(
                        row.getString("notice_id"),
                        row.getString("availability_id"),
                        row.getString("service"),
                        row.getString("template"),
                        json.readValue(row.getString("texts"), TEXTS),
                        whom(row),
                        row.getString("proposed_by"),
                        row.getTimestamp("created_at").toInstant()))
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
