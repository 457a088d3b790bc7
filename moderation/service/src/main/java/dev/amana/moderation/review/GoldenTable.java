package dev.amana.moderation.review;

import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.queue.SealedContent;
import dev.amana.moderation.review.GoldenItems.Golden;
import dev.amana.moderation.review.GoldenItems.GoldenRow;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code golden_item} and {@code golden_answer}. */
@Component
class GoldenTable {
    private static final int MOST_CANDIDATES = 20;
    private static final int MOST_LISTED = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    GoldenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Golden golden, String chosenBy, Instant at) {
        jdbc.sql("""
                insert into golden_item (golden_id, screening, content, language, outcome, chosen_by, chosen_at)
                values (:id, :screening::jsonb, :content::jsonb, :language, :outcome, :by, :at)""")
                .param("id", golden.goldenId())
                .param("screening", json.writeValueAsString(golden.screening()))
                .param("content", json.writeValueAsString(golden.content()))
                .param("language", golden.language())
                .param("outcome", golden.outcome().name())
                .param("by", chosenBy)
                .param("at", Timestamp.from(at))
                .update();
    }

    void retire(String goldenId, Instant at) {
        jdbc.sql("update golden_item set retired_at = :at where golden_id = :id and retired_at is null")
                .param("at", Timestamp.from(at))
                .param("id", goldenId)
                .update();
    }

    /** In no order, of those whom the reviewer neither chose, wrote, judged nor was asked about. */
    List<Golden> unanswered(Reviewer reviewer, Severity severity) {
        return jdbc.sql("""
                select g.* from golden_item g
                where g.retired_at is null and g.screening ->> 'severity' = :severity and g.chosen_by <> :me
                    and g.screening ->> 'senderId' <> :me
                    and not exists (select 1 from golden_answer a where a.golden_id = g.golden_id and a.reviewer = :me)
                    and not exists (select 1 from review_item i where i.golden_id = g.golden_id and i.golden_for = :me)
                    and not exists (select 1 from review_opinion o
                        where o.screening_id = g.screening ->> 'screeningId' and o.reviewer = :me)
                    and not exists (select 1 from staff_team t
                        where t.staff_id = g.screening ->> 'senderId' and t.team = :team)
                order by random() limit :most""")
                .param("severity", severity.name())
                .param("me", reviewer.id())
                .param("team", reviewer.team())
                .param("most", MOST_CANDIDATES)
                .query((row, number) -> golden(row))
                .list();
    }

    Optional<Golden> find(String goldenId) {
        return jdbc.sql("select * from golden_item where golden_id = :id")
                .param("id", goldenId)
                .query((row, number) -> golden(row))
                .optional();
    }

    void answer(String goldenId, Decision decision) {
        jdbc.sql("""
                insert into golden_answer (golden_id, reviewer, outcome, expected, at)
                select golden_id, :reviewer, :outcome, outcome, :at from golden_item where golden_id = :id
                on conflict (golden_id, reviewer) do nothing""")
                .param("reviewer", decision.reviewer())
                .param("outcome", decision.outcome().name())
                .param("at", Timestamp.from(decision.decidedAt()))
                .param("id", goldenId)
                .update();
    }

    List<GoldenRow> all() {
        return jdbc.sql("""
                select g.golden_id, g.screening ->> 'screeningId' as screening_id, g.screening ->> 'severity' as severity,
                    g.outcome, count(a.reviewer) as answers, count(*) filter (where a.outcome = a.expected) as right_ones
                from golden_item g left join golden_answer a using (golden_id)
                where g.retired_at is null group by g.golden_id order by g.chosen_at desc limit :most""")
                .param("most", MOST_LISTED)
                .query((row, number) -> new GoldenRow(
                        row.getString("golden_id"),
                        row.getString("screening_id"),
                        Severity.valueOf(row.getString("severity")),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getInt("answers"),
                        row.getInt("right_ones")))
                .list();
    }

    private Golden golden(ResultSet row) throws SQLException {
        return new Golden(
                row.getString("golden_id"),
                json.readValue(row.getString("screening"), ScreeningRow.class),
                json.readValue(row.getString("content"), SealedContent.class),
                row.getString("language"),
                Outcome.valueOf(row.getString("outcome")));
    }
}
