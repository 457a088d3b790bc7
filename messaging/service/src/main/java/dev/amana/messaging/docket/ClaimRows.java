package dev.amana.messaging.docket;

import dev.amana.messaging.claim.ClaimEvent.ClaimOpened;
import dev.amana.messaging.claim.Decision;
import dev.amana.messaging.claim.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the docket. Every write may be repeated. */
@Component
public class ClaimRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClaimRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Also called by whoever opened it, so that they may look at once. */
    public void open(ClaimOpened event) {
        jdbc.sql("""
                insert into claim (claim_id, order_id, conversation_id, buyer_id, seller_id, reason, wanted_minor,
                    currency, state, opened_at, answer_due_at)
                values (:id, :order, :conversation, :buyer, :seller, :reason, :wanted, :currency, 'AWAITS_ANSWER',
                    :at, :due)
                on conflict do nothing
                """)
                .param("id", event.matter().claimId())
                .param("order", event.matter().orderId())
                .param("conversation", event.matter().conversationId())
                .param("buyer", event.matter().buyerId())
                .param("seller", event.matter().sellerId())
                .param("reason", event.reason().name())
                .param("wanted", event.wanted().amountMinor())
                .param("currency", event.wanted().currency())
                .param("at", utc(event.openedAt()))
                .param("due", utc(event.answerDueAt()))
                .update();
    }

    void escalate(String claimId, Instant at) {
        jdbc.sql("update claim set state = 'IN_REVIEW', escalated_at = :at where claim_id = :id")
                .param("id", claimId)
                .param("at", utc(at))
                .update();
    }

    void decide(String claimId, Decision decision, String deciderId, @Nullable Instant appealableUntil, Instant at) {
        jdbc.sql("""
                update claim set state = 'DECIDED', outcome = :outcome, granted_minor = :granted, decided_by = :decider,
                    appealable_until = :until, decided_at = :at where claim_id = :id
                """)
                .param("id", claimId)
                .param("outcome", decision.outcome().name())
                .param("granted", minor(decision.amount()))
                .param("decider", deciderId)
                .param("until", appealableUntil == null ? null : utc(appealableUntil))
                .param("at", utc(at))
                .update();
    }

    void appeal(String claimId, Instant at) {
        jdbc.sql("update claim set state = 'IN_APPEAL', appealed_at = :at where claim_id = :id")
                .param("id", claimId)
                .param("at", utc(at))
                .update();
    }

    void close(String claimId, Decision decision, Instant keptUntil, Instant at) {
        jdbc.sql("""
                update claim set state = 'CLOSED', outcome = :outcome, granted_minor = :granted, closed_at = :at,
                    kept_until = :until where claim_id = :id
                """)
                .param("id", claimId)
                .param("outcome", decision.outcome().name())
                .param("granted", minor(decision.amount()))
                .param("at", utc(at))
                .param("until", utc(keptUntil))
                .update();
    }

    void forget(String claimId) {
        jdbc.sql("update claim set state = 'FORGOTTEN' where claim_id = :id")
                .param("id", claimId)
                .update();
        jdbc.sql("update claim_entry set text = null where claim_id = :id")
                .param("id", claimId)
                .update();
    }

    void add(String claimId, ClaimEntry entry) {
        jdbc.sql("""
                insert into claim_entry (claim_id, position, what, author_id, by_party, to_party, text, at, text_id)
                values (:claim, :position, :what, :author, :by, :to, :text::jsonb, :at, :textId) on conflict do nothing
                """)
                .param("claim", claimId)
                .param("position", entry.position())
                .param("what", entry.what())
                .param("author", entry.authorId())
                .param("by", entry.by().name())
                .param("to", entry.to() == null ? null : entry.to().name())
                .param("text", entry.text() == null ? null : json.writeValueAsString(entry.text()))
                .param("at", utc(entry.at()))
                .param("textId", entry.textId())
                .update();
    }

    void clear() {
        jdbc.sql("truncate claim, claim_entry").update();
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.amountMinor();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
