package dev.amana.moderation.review;

import dev.amana.moderation.verdict.Severity;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits, without texts: pages, counts and ages. */
@Component
public class ReviewList {
    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How much waits for a reviewer, whether somebody else is just looking at it or not.
     *
     * @param taken how many of them somebody has
     * @param overdue how many are late
     * @param oldest since when the oldest waits; null where none does
     */
    public record Counts(
            int waiting,
            int taken,
            int overdue,
            @Nullable Instant oldest,
            Map<String, Integer> queues,
            Map<String, Integer> severities) {}

    /** In the order in which they are given out. */
    public List<ReviewItem> page(Reviewer reviewer, ReviewFilter filter, int size, int offset) {
        return jdbc.sql("select i.* from review_item i" + Waiting.MINE + Waiting.FITTING + UNDECIDED + Waiting.ORDER
                        + "limit :size offset :offset")
                .params(parameters(reviewer, filter, null))
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> ReviewItems.row(row))
                .list();
    }

    /** The one that would be given out next. */
    Optional<ReviewItem> next(Reviewer reviewer, ReviewFilter filter, @Nullable Severity below) {
        return jdbc.sql("select i.* from review_item i" + Waiting.MINE + Waiting.FITTING + Waiting.FREE + Waiting.ORDER
                        + "limit 1")
                .params(parameters(reviewer, filter, below))
                .query((row, number) -> ReviewItems.row(row))
                .optional();
    }

    public Counts counts(Reviewer reviewer, ReviewFilter filter) {
        Map<String, @Nullable Object> parameters = parameters(reviewer, filter, null);
        Map<String, Integer> queues = new TreeMap<>();
        Map<String, Integer> severities = new TreeMap<>();
        int[] sums = new int[3];
        Instant[] oldest = new Instant[1];
        jdbc.sql("""
                select case when i.second then 'SECOND' when i.kind = 'APPEAL' then 'APPEALS' else 'HELD' end as queue,
                    i.severity, count(*) as many, count(*) filter (where i.leased_until > :now) as taken,
                    count(*) filter (where i.due_at < :now) as late, min(i.waiting_since) as oldest
                from review_item i""" + Waiting.MINE + Waiting.FITTING + UNDECIDED + " group by 1, 2")
                .params(parameters)
                .query(row -> {
                    queues.merge(row.getString("queue"), row.getInt("many"), Integer::sum);
                    severities.merge(row.getString("severity"), row.getInt("many"), Integer::sum);
                    sums[0] += row.getInt("many");
                    sums[1] += row.getInt("taken");
                    sums[2] += row.getInt("late");
                    Instant since = row.getTimestamp("oldest").toInstant();
                    oldest[0] = oldest[0] == null || since.isBefore(oldest[0]) ? since : oldest[0];
                });
        return new Counts(sums[0], sums[1], sums[2], oldest[0], queues, severities);
    }

    /** Which categories wait, and in which languages: what one can filter by. */
    public List<String> categories() {
        return jdbc.sql("select distinct unnest(categories) as category from review_item order by 1 limit 50")
                .query(String.class)
                .list();
    }

    /** Two letters; {@code und} where nobody knows. */
    String languageOf(String messageId) {
        return jdbc.sql("select language from surrounding_message where message_id = :id")
                .param("id", messageId)
                .query(String.class)
                .optional()
                .orElse("und");
    }

    /** Answers to items of known answers that nobody came back for. */
    int dropStale(Instant before) {
        return jdbc.sql("""
                delete from review_item where golden_id is not null and decision_id is null
                    and (leased_until is null or leased_until < :before)""").param("before", Timestamp.from(before)).update();
    }

    private static final String UNDECIDED = " and i.decision_id is null";

    private Map<String, @Nullable Object> parameters(Reviewer reviewer, ReviewFilter filter, @Nullable Severity below) {
        return new Waiting(reviewer, filter, clock.instant(), below).parameters();
    }
}
