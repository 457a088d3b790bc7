package dev.amana.messaging.responseclock;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How soon a seller answers. */
@Component
public class ResponseMetrics {
    private static final String COUNTS = """
            count(*) as questions,
            count(*) filter (where state <> 'OPEN' and closed_at <= due_at) as in_time,
            count(*) filter (where state <> 'OPEN' and closed_at > due_at) as late,
            count(*) filter (where state = 'OPEN') as open,
            count(*) filter (where state = 'OPEN' and due_at < :now) as overdue,
            count(reminded_at) as reminders
            """;
    private static final String MEDIAN = """
            percentile_cont(0.5) within group (order by extract(epoch from closed_at - asked_at)::float8)
                filter (where state = 'ANSWERED') as median
            """;
    private static final int DAYS_OF_A_WEEK = 7;

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
     * @param reminders that were sent before the time ran out
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
            long reminders,
            @Nullable Double shareInTime,
            @Nullable Long medianSeconds) {}

    public Metric of(String sellerId, Instant now) {
        return about(
                        "select " + COUNTS + ", " + MEDIAN
                                + "from question where seller_id = :seller and asked_at > :since",
                        now)
                .param("seller", sellerId)
                .query((row, number) -> read(sellerId, row))
                .single();
    }

    /** Of those who were asked something: who owes most answers first, then who was late most often. */
    public List<Metric> worst(Instant now, int limit) {
        return about("""
                        with worst as (
                            select seller_id,
                        """ + COUNTS + """
                            from question where asked_at > :since group by seller_id
                            order by overdue desc, late desc, questions desc, seller_id limit :limit)
                        select w.*, m.median from worst w, lateral (
                            select
                        """ + MEDIAN + """
                            from question where seller_id = w.seller_id and asked_at > :since) m
                        order by overdue desc, late desc, questions desc, seller_id
                        """, now)
                .param("limit", limit)
                .query((row, number) -> read(row.getString("seller_id"), row))
                .list();
    }

    /**
     * What came of the questions of one week.
     *
     * @param from its Monday, in UTC
     * @param late overdue ones included
     */
    public record Week(LocalDate from, long inTime, long late) {}

    /** Those of the window, the oldest first, also the ones in which nobody asked. */
    public List<Week> weeks(String sellerId, Instant now) {
        Map<LocalDate, Week> asked = about(
                        """
                        select date_trunc('week', asked_at at time zone 'UTC')::date as week,
                        """ + COUNTS + "from question where seller_id = :seller and asked_at > :since group by week",
                        now)
                .param("seller", sellerId)
                .query((row, number) -> new Week(
                        row.getObject("week", LocalDate.class),
                        row.getLong("in_time"),
                        row.getLong("late") + row.getLong("overdue")))
                .list()
                .stream()
                .collect(Collectors.toMap(Week::from, Function.identity()));
        LocalDate last = LocalDate.ofInstant(now, ZoneOffset.UTC).with(previousOrSame(DayOfWeek.MONDAY));
        long count = properties.window().toDays() / DAYS_OF_A_WEEK;
        return Stream.iterate(last.minusWeeks(count), week -> week.plusWeeks(1))
                .limit(count + 1)
                .map(week -> asked.getOrDefault(week, new Week(week, 0, 0)))
                .toList();
    }

    private JdbcClient.StatementSpec about(String sql, Instant now) {
        return jdbc.sql(sql)
                .param("now", QuestionRows.utc(now))
                .param("since", QuestionRows.utc(now.minus(properties.window())));
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
                row.getLong("reminders"),
                inTime + late == 0 ? null : (double) inTime / (inTime + late),
                answered ? Math.round(median) : null);
    }
}
