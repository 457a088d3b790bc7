package dev.amana.moderation.review;

import dev.amana.moderation.verdict.Severity;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many harmful messages each reviewer was shown; above the limit, they get others, or a break. */
@Component
public class Exposures {
    private final JdbcClient jdbc;
    private final ReviewProperties.Exposure limits;
    private final Clock clock;

    Exposures(JdbcClient jdbc, ReviewProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.limits = properties.exposure();
        this.clock = clock;
    }

    /**
     * @param limited whether only harmless items are offered now
     * @param perHour the limit
     */
    public record Exposure(String reviewer, int lastHour, int lastDay, int perHour, int perDay, boolean limited) {}

    /** Items of this severity and graver ones are not offered; null for no limit. */
    @Nullable
    Severity limitFor(String reviewer) {
        return of(reviewer).limited() ? limits.from() : null;
    }

    /** Whether the reviewer is not shown this one, having seen enough; what was shown lately may be shown again. */
    public boolean spares(String reviewer, String itemId, Severity severity) {
        return severity.atLeast(limits.from()) && limitFor(reviewer) != null && !wasShown(reviewer, itemId);
    }

    private boolean wasShown(String reviewer, String itemId) {
        return jdbc.sql("select exists (select 1 from review_exposure where reviewer = :reviewer and item_id = :item)")
                .param("reviewer", reviewer)
                .param("item", itemId)
                .query(Boolean.class)
                .single();
    }

    void count(String reviewer, ReviewItem item) {
        count(reviewer, item.itemId(), item.severity());
    }

    /** Somebody looked at a message of this severity, at whichever door. */
    public void count(String reviewer, String itemId, Severity severity) {
        if (severity.atLeast(limits.from())) {
            jdbc.sql("""
                    insert into review_exposure (reviewer, item_id, at) values (:reviewer, :item, :at)
                    on conflict (reviewer, item_id) do update set at = excluded.at""")
                    .param("reviewer", reviewer)
                    .param("item", itemId)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    public Exposure of(String reviewer) {
        return jdbc.sql(COUNTS + " where reviewer = :reviewer and at > :day")
                .param("hour", ago(Duration.ofHours(1)))
                .param("day", ago(Duration.ofDays(1)))
                .param("reviewer", reviewer)
                .query((row, number) -> exposure(reviewer, row.getInt("hour"), row.getInt("day")))
                .single();
    }

    /** Of everybody who was shown something today, most first. */
    public List<Exposure> all() {
        return jdbc.sql(COUNTS.replace("select", "select reviewer,")
                        + " where at > :day group by reviewer order by day desc, reviewer limit 200")
                .param("hour", ago(Duration.ofHours(1)))
                .param("day", ago(Duration.ofDays(1)))
                .query((row, number) -> exposure(row.getString("reviewer"), row.getInt("hour"), row.getInt("day")))
                .list();
    }

    int forgetBefore(Instant before) {
        return jdbc.sql("delete from review_exposure where at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private static final String COUNTS =
            "select count(*) filter (where at > :hour) as hour, count(*) as day from review_exposure";

    private Exposure exposure(String reviewer, int hour, int day) {
        boolean limited = hour >= limits.perHour() || day >= limits.perDay();
        return new Exposure(reviewer, hour, day, limits.perHour(), limits.perDay(), limited);
    }

    private Timestamp ago(Duration time) {
        return Timestamp.from(clock.instant().minus(time));
    }
}
