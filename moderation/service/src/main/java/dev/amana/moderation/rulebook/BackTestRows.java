package dev.amana.moderation.rulebook;

import dev.amana.moderation.rulebook.BackTestView.Sample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of back-tests. */
@Component
public class BackTestRows {
    /** A run that has not told its progress for so long runs no more. */
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(2);

    private static final String RUNNING = "RUNNING";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    BackTestRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void begin(BackTestView test) {
        jdbc.sql("""
                insert into back_test (test_id, version, digest, baseline, state, figures, samples, rules, since, most,
                    started_by, started_at, beat_at)
                values (:id, :version, :digest, :baseline, 'RUNNING', :figures::jsonb, '[]', '{}', :since, :most,
                    :by, :at, :at)""")
                .param("id", test.testId())
                .param("version", test.version())
                .param("digest", test.digest())
                .param("baseline", test.baseline())
                .param("figures", json.writeValueAsString(test.figures()))
                .param("since", Timestamp.from(test.since()))
                .param("most", test.most())
                .param("by", test.startedBy())
                .param("at", Timestamp.from(test.startedAt()))
                .update();
    }

    void progress(String testId, String state, BackTestFigures figures, List<Sample> samples, Map<String, Long> rules) {
        jdbc.sql("""
                update back_test set state = :state, figures = :figures::jsonb, samples = :samples::jsonb,
                    rules = :rules::jsonb, beat_at = :now where test_id = :id""")
                .param("id", testId)
                .param("state", state)
                .param("figures", json.writeValueAsString(figures))
                .param("samples", json.writeValueAsString(samples))
                .param("rules", json.writeValueAsString(rules))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    public Optional<BackTestView> find(String testId) {
        return jdbc.sql("select * from back_test where test_id = :id")
                .param("id", testId)
                .query(this::view)
                .optional();
    }

    /** The newest first. */
    public List<BackTestView> ofVersion(int version, int size) {
        return jdbc.sql("select * from back_test where version = :version order by started_at desc limit :size")
                .param("version", version)
                .param("size", size)
                .query(this::view)
                .list();
    }

    private BackTestView view(ResultSet row, int number) throws SQLException {
        Instant beat = row.getTimestamp("beat_at").toInstant();
        String state = row.getString("state");
        boolean gone = state.equals(RUNNING) && beat.isBefore(clock.instant().minus(SIGN_OF_LIFE));
        return new BackTestView(
                row.getString("test_id"),
                row.getInt("version"),
                row.getString("digest"),
                row.getString("baseline"),
                gone ? "ABANDONED" : state,
                json.readValue(row.getString("figures"), BackTestFigures.class),
                json.readValue(row.getString("samples"), new TypeReference<List<Sample>>() {}),
                json.readValue(row.getString("rules"), new TypeReference<Map<String, Long>>() {}),
                row.getTimestamp("since").toInstant(),
                row.getInt("most"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant());
    }
}
