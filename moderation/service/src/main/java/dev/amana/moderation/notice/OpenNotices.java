package dev.amana.moderation.notice;

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

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    OpenNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param afterParty up to whom it has come */
    record Open(String noticeId, String template, Map<String, String> texts, Whom whom, String afterParty) {}

    void add(String noticeId, String template, Map<String, String> texts, Whom whom, Instant now) {
        jdbc.sql("""
                        insert into availability_notice (notice_id, template, texts, jurisdictions, cohort, since, created_at)
                        values (?, ?, ?::jsonb, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        noticeId,
                        template,
                        json.writeValueAsString(texts),
                        whom.jurisdictions().toArray(String[]::new),
                        whom.cohort(),
                        Timestamp.from(whom.since()),
                        Timestamp.from(now))
                .update();
    }

    /** The oldest, for this instance alone until the transaction ends. */
    Optional<Open> next() {
        return jdbc.sql("""
                        select * from availability_notice where done_at is null
                        order by created_at, notice_id limit 1 for update skip locked""").query((row, number) -> read(row)).optional();
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
                new Whom(
                        List.of((String[]) row.getArray("jurisdictions").getArray()),
                        row.getString("cohort"),
                        row.getTimestamp("since").toInstant()),
                row.getString("after_party"));
    }
}
