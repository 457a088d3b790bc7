package dev.amana.moderation.review;

import dev.amana.moderation.review.Decision.State;
import dev.amana.moderation.screening.Grounds;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code review_decision}. A decision closes its item in the same transaction, so that an item has one. */
@Component
class Decisions {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the holder of that lease no longer has the item at that revision, or has decided already. */
    boolean close(Decision decision) {
        return jdbc.sql("""
                        update review_item set decision_id = :decision
                        where item_id = :item and revision = :revision and lease_token = :token and decision_id is null""")
                        .param("decision", decision.decisionId())
                        .param("item", decision.itemId())
                        .param("revision", decision.revision())
                        .param("token", decision.leaseToken())
                        .update()
                == 1;
    }

    void insert(Decision decision) {
        jdbc.sql("""
                insert into review_decision (decision_id, item_id, screening_id, revision, lease_token, reviewer, outcome,
                    grounds, explanation, golden_id, batch_id, state, decided_at, effective_at)
                values (:id, :item, :screening, :revision, :token, :reviewer, :outcome, :grounds::jsonb,
                    :explanation::jsonb, :golden, :batch, :state, :decided, :effective)""")
                .param("id", decision.decisionId())
                .param("item", decision.itemId())
                .param("screening", decision.screeningId())
                .param("revision", decision.revision())
                .param("token", decision.leaseToken())
                .param("reviewer", decision.reviewer())
                .param("outcome", decision.outcome().name())
                .param("grounds", json.writeValueAsString(decision.grounds()))
                .param("explanation", json.writeValueAsString(decision.explanation()))
                .param("golden", decision.goldenId())
                .param("batch", decision.batchId())
                .param("state", decision.state().name())
                .param("decided", Timestamp.from(decision.decidedAt()))
                .param("effective", Timestamp.from(decision.effectiveAt()))
                .update();
    }

    /** What was decided under a lease, so that a repeated request finds its answer. */
    Optional<Decision> under(String itemId, String leaseToken) {
        return jdbc.sql("select * from review_decision where item_id = :item and lease_token = :token")
                .param("item", itemId)
                .param("token", leaseToken)
                .query((row, number) -> row(row))
                .optional();
    }

    /** The reviewer's last one on a message at a revision. */
    Optional<Decision> latest(String screeningId, int revision, String reviewer) {
        return jdbc.sql("""
                        select * from review_decision
                        where screening_id = :screening and revision = :revision and reviewer = :reviewer
                            and golden_id is null
                        order by decided_at desc, decision_id desc limit 1""")
                .param("screening", screeningId)
                .param("revision", revision)
                .param("reviewer", reviewer)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Those that can no longer be undone are marked so, in the order in which they came; and those of a crash again. */
    List<Decision> claimDue(Instant now, int most) {
        return jdbc.sql("""
                update review_decision set state = 'APPLYING'
                where decision_id in (
                    select decision_id from review_decision
                    where state in ('PENDING', 'APPLYING') and effective_at <= :now
                        and (told_after is null or told_after <= :now)
                    order by effective_at, decision_id limit :most)
                    and state in ('PENDING', 'APPLYING')
                returning *""")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    /** It is tried again then. */
    void later(String decisionId, Instant at) {
        jdbc.sql("update review_decision set told_after = :at where decision_id = :id and state = 'APPLYING'")
                .param("at", Timestamp.from(at))
                .param("id", decisionId)
                .update();
    }

    void finish(String decisionId, State state) {
        jdbc.sql("update review_decision set state = :state where decision_id = :id and state = 'APPLYING'")
                .param("state", state.name())
                .param("id", decisionId)
                .update();
    }

    /** Empty where it counts already, or is somebody else's. The item is free again. */
    Optional<Decision> undo(String decisionId, String reviewer) {
        Optional<Decision> undone = jdbc.sql("""
                update review_decision set state = 'UNDONE'
                where decision_id = :id and reviewer = :reviewer and state = 'PENDING' returning *""")
                .param("id", decisionId)
                .param("reviewer", reviewer)
                .query((row, number) -> row(row))
                .optional();
        undone.ifPresent(decision -> reopen(decision.decisionId()));
        return undone;
    }

    int undoBatch(String batchId, String reviewer) {
        List<String> undone = jdbc.sql("""
                update review_decision set state = 'UNDONE'
                where batch_id = :batch and reviewer = :reviewer and state = 'PENDING' returning decision_id""")
                .param("batch", batchId)
                .param("reviewer", reviewer)
                .query(String.class)
                .list();
        undone.forEach(this::reopen);
        return undone.size();
    }

    /** The item waits again. */
    void reopen(String decisionId) {
        jdbc.sql("""
                update review_item set decision_id = null, lease_token = null, leased_by = null, leased_until = null
                where decision_id = :id""").param("id", decisionId).update();
    }

    /** How far many at once have come; empty where they are nobody's, or somebody else's. */
    Map<State, Integer> batch(String batchId, String reviewer) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        jdbc.sql("""
                select state, count(*) as many from review_decision
                where batch_id = :batch and reviewer = :reviewer group by state""").param("batch", batchId).param("reviewer", reviewer).query(row -> {
            counts.put(State.valueOf(row.getString("state")), row.getInt("many"));
        });
        return counts;
    }

    Optional<Instant> effectiveAt(String batchId) {
        return jdbc.sql("select effective_at from review_decision where batch_id = :batch limit 1")
                .param("batch", batchId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    int forgetBefore(Instant before, int most) {
        return jdbc.sql("""
                delete from review_decision where decision_id in (
                    select decision_id from review_decision
                    where decided_at < :before and state not in ('PENDING', 'APPLYING') limit :most)""")
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }

    private Decision row(ResultSet row) throws SQLException {
        return new Decision(
                row.getString("decision_id"),
                row.getString("item_id"),
                row.getString("screening_id"),
                row.getInt("revision"),
                row.getString("lease_token"),
                row.getString("reviewer"),
                Outcome.valueOf(row.getString("outcome")),
                json.readValue(row.getString("grounds"), Grounds.class),
                json.readValue(row.getString("explanation"), SealedText.class),
                row.getString("golden_id"),
                row.getString("batch_id"),
                State.valueOf(row.getString("state")),
                row.getTimestamp("decided_at").toInstant(),
                row.getTimestamp("effective_at").toInstant());
    }
}
