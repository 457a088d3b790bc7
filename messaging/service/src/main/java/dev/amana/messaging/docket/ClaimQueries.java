package dev.amana.messaging.docket;

import dev.amana.messaging.claim.ClaimReason;
import dev.amana.messaging.claim.Decision;
import dev.amana.messaging.claim.Money;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimTexts.Screening;
import dev.amana.platform.personal.Personal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the docket. Who may read is not decided here. */
@Component
public class ClaimQueries {
    private static final int MOST_ENTRIES = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClaimQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<ClaimRow> find(String claimId) {
        return jdbc.sql("select * from claim where claim_id = :id")
                .param("id", claimId)
                .query((row, number) -> claim(row))
                .optional();
    }

    /** The claims on an order, oldest first. */
    public List<ClaimRow> ofOrder(String orderId) {
        return jdbc.sql("select * from claim where order_id = :order order by opened_at")
                .param("order", orderId)
                .query((row, number) -> claim(row))
                .list();
    }

    /** The claims of somebody's, by identifier. */
    public List<ClaimRow> of(String partyId, String after, int limit) {
        return jdbc.sql("""
                select * from claim where (buyer_id = :party or seller_id = :party) and claim_id > :after
                order by claim_id limit :limit
                """)
                .param("party", partyId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> claim(row))
                .list();
    }

    /** The latest claims of somebody's, those that go on first. */
    public List<ClaimRow> latestOf(String partyId, int limit) {
        return jdbc.sql("""
                select * from claim where buyer_id = :party or seller_id = :party
                order by state in ('CLOSED', 'FORGOTTEN'), opened_at desc, claim_id limit :limit
                """)
                .param("party", partyId)
                .param("limit", limit)
                .query((row, number) -> claim(row))
                .list();
    }

    /** Those in a state that wait longest. */
    public List<ClaimRow> longestIn(ClaimRow.State state, int limit) {
        return jdbc.sql("select * from claim where state = :state order by opened_at, claim_id limit :limit")
                .param("state", state.name())
                .param("limit", limit)
                .query((row, number) -> claim(row))
                .list();
    }

    /** The claims in a state, by identifier. */
    public List<ClaimRow> in(ClaimRow.State state, String after, int limit) {
        return jdbc.sql("""
                select * from claim where state = :state and claim_id > :after order by claim_id limit :limit
                """)
                .param("state", state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> claim(row))
                .list();
    }

    /** Those whose conversation's messages are evidence now. */
    public List<ClaimRow> liveOf(String conversationId) {
        return jdbc.sql("""
                select * from claim where conversation_id = :conversation and state not in ('CLOSED', 'FORGOTTEN')
                """)
                .param("conversation", conversationId)
                .query((row, number) -> claim(row))
                .list();
    }

    public List<ClaimEntry> entries(String claimId) {
        return jdbc.sql("""
                        select e.*, v.outcome, v.appealable and v.appealed_at is null as may_appeal from claim_entry e left join claim_text_verdict v on v.text_id = e.text_id
                        where e.claim_id = :id order by e.position limit :most
                        """)
                .param("id", claimId)
                .param("most", MOST_ENTRIES)
                .query((row, number) -> entry(row))
                .list();
    }

    private ClaimEntry entry(ResultSet row) throws SQLException {
        String to = row.getString("to_party");
        String text = row.getString("text");
        return new ClaimEntry(
                row.getLong("position"),
                row.getString("what"),
                row.getString("author_id"),
                Party.valueOf(row.getString("by_party")),
                to == null ? null : Party.valueOf(to),
                text == null ? null : json.readValue(text, Personal.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("text_id"),
                screening(row),
                row.getBoolean("may_appeal"));
    }

    private static Screening screening(ResultSet row) throws SQLException {
        if (row.getString("text_id") == null) {
            return Screening.NOT_NEEDED;
        }
        String outcome = row.getString("outcome");
        return outcome == null ? Screening.WAITING : Screening.valueOf(outcome);
    }

    private static ClaimRow claim(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new ClaimRow(
                row.getString("claim_id"),
                row.getString("order_id"),
                row.getString("conversation_id"),
                row.getString("buyer_id"),
                row.getString("seller_id"),
                ClaimReason.valueOf(row.getString("reason")),
                new Money(row.getLong("wanted_minor"), currency),
                ClaimRow.State.valueOf(row.getString("state")),
                decision(row, currency),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_due_at", OffsetDateTime.class).toInstant(),
                instant(row, "escalated_at"),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                instant(row, "appealable_until"),
                instant(row, "appealed_at"),
                instant(row, "closed_at"),
                instant(row, "kept_until"));
    }

    private static @Nullable Decision decision(ResultSet row, String currency) throws SQLException {
        String outcome = row.getString("outcome");
        if (outcome == null) {
            return null;
        }
        long granted = row.getLong("granted_minor");
        return new Decision(Decision.Outcome.valueOf(outcome), row.wasNull() ? null : new Money(granted, currency));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
