package dev.amana.moderation.review;

import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code review_item}: what waits. */
@Component
class ReviewItems {
    private final JdbcClient jdbc;

    ReviewItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** It waits, unless it already waits at this revision or a later one. */
    void put(ReviewItem item, @Nullable String goldenFor) {
        jdbc.sql("""
                insert into review_item (item_id, kind, screening_id, revision, severity, categories, rules, standing,
                    sender_id, second, delivered, waiting_since, due_at, golden_id, golden_for, lease_token, leased_by, leased_until)
                values (:id, :kind, :screening, :revision, :severity, :categories, :rules, :standing, :sender, :second, :delivered,
                    :since, :due, :golden, :goldenFor, :token, :by, :until)
                on conflict (item_id) do update set kind = excluded.kind, revision = excluded.revision,
                    second = excluded.second, delivered = excluded.delivered, waiting_since = excluded.waiting_since, due_at = excluded.due_at,
                    lease_token = null, leased_by = null, leased_until = null, decision_id = null
                where review_item.revision < excluded.revision""")
                .param("id", item.itemId())
                .param("kind", item.kind().name())
                .param("screening", item.screeningId())
                .param("revision", item.revision())
                .param("severity", item.severity().name())
                .param("categories", item.categories().toArray(String[]::new))
                .param("rules", item.rules().toArray(String[]::new))
                .param("standing", item.standing().name())
                .param("sender", item.senderId())
                .param("second", item.second())
                .param("delivered", item.delivered())
                .param("since", Timestamp.from(item.waitingSince()))
                .param("due", Timestamp.from(item.dueAt()))
                .param("golden", item.goldenId())
                .param("goldenFor", goldenFor)
                .param("token", item.leaseToken())
                .param("by", item.leasedBy())
                .param("until", timestamp(item.leasedUntil()))
                .update();
    }

    /** One person has spoken: it goes back for another. */
    void proposed(String screeningId, int revision) {
        jdbc.sql("""
                update review_item set second = true, revision = :revision, lease_token = null, leased_by = null,
                    leased_until = null, decision_id = null
                where screening_id = :id and golden_id is null and revision < :revision""").param("id", screeningId).param("revision", revision).update();
    }

    void decided(String screeningId, int revision) {
        jdbc.sql("delete from review_item where screening_id = :id and golden_id is null and revision < :revision")
                .param("id", screeningId)
                .param("revision", revision)
                .update();
    }

    void remove(String itemId) {
        jdbc.sql("delete from review_item where item_id = :id")
                .param("id", itemId)
                .update();
    }

    Optional<ReviewItem> find(String itemId) {
        return jdbc.sql("select * from review_item where item_id = :id")
                .param("id", itemId)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Those of known answers stay: they come from no event. */
    void clear() {
        jdbc.sql("delete from review_item where golden_id is null").update();
    }

    static ReviewItem row(ResultSet row) throws SQLException {
        return new ReviewItem(
                row.getString("item_id"),
                ReviewKind.valueOf(row.getString("kind")),
                row.getString("screening_id"),
                row.getInt("revision"),
                Severity.valueOf(row.getString("severity")),
                List.of((String[]) row.getArray("categories").getArray()),
                List.of((String[]) row.getArray("rules").getArray()),
                Standing.valueOf(row.getString("standing")),
                row.getString("sender_id"),
                row.getBoolean("second"),
                row.getBoolean("delivered"),
                row.getTimestamp("waiting_since").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getString("golden_id"),
                row.getString("lease_token"),
                row.getString("leased_by"),
                instant(row.getTimestamp("leased_until")),
                row.getString("decision_id"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
