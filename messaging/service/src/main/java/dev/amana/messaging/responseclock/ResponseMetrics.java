package dev.amana.messaging.responseclock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How soon a seller answers. */
@Component
public class ResponseMetrics {
    private final JdbcClient jdbc;
    private final ResponseClockProperties properties;

    ResponseMetrics(JdbcClient jdbc, ResponseClockProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Over the questions of the window.
     *
     * @param inTime answered, or said to need no answer, in time
     * @param late answered late, or overdue now
     * @param open those without an answer yet, overdue ones included
     * @param overdue those whose time has run out without an answer
     * @param shareInTime of all whose fate is known; null where there is none
     * @param medianSeconds until the answer; null where nothing was answered
     */
    public record Metric(
            String sellerId,
            int windowDays,
            long questions,
            long inTime,
            long late,
            long open,
            long overdue,
            @Nullable Double shareInTime,
            @Nullable Long medianSeconds) {}

    public Metric of(String sellerId, Instant now) {
        return jdbc.sql("""
                        select count(*) as questions,
                            count(*) filter (where state <> 'OPEN' and closed_at <= due_at) as in_time,
                            count(*) filter (where state <> 'OPEN' and closed_at > due_at) as late,
                            count(*) filter (where state = 'OPEN') as open,
                            count(*) filter (where state = 'OPEN' and due_at < :now) as overdue,
                            percentile_cont(0.5) within group (
                                order by extract(epoch from closed_at - asked_at)::float8)
                                filter (where state = 'ANSWERED') as median
                        from question
                        where seller_id = :seller and asked_at > :since
                        """)
                .param("seller", sellerId)
                .param("now", QuestionRows.utc(now))
                .param("since", QuestionRows.utc(now.minus(properties.window())))
                .query((row, number) -> read(sellerId, row))
                .single();
    }

    private Metric read(String sellerId, ResultSet row) throws SQLException {
        long inTime = row.getLong("in_time");
        long overdue = row.getLong("overdue");
        long late = row.getLong("late") + overdue;
        double median = row.getDouble("median");
        boolean answered = !row.wasNull();
        return new Metric(
                sellerId,
                Math.toIntExact(properties.window().toDays()),
                row.getLong("questions"),
                inTime,
                late,
                row.getLong("open"),
                overdue,
                inTime + late == 0 ? null : (double) inTime / (inTime + late),
                answered ? Math.round(median) : null);
    }
}
