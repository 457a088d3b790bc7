package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimClosed;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimEscalated;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimGranted;
import dev.amana.messaging.contract.GuaranteeClaimEvent.EscalatedBecause;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A buyer's claim from its opening to its end, as its parties and staff see it over HTTP and SMTP. */
class ClaimsTest extends ClaimServiceTest {
    @Test
    void evidenceIsKeptWhileTheRowsOfClaimsAreBuiltAgain() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "It came broken"));
        String claimId = claim();
        String blob = await().atMost(SOON)
                .until(
                        () -> jdbc.sql("select id from blob where subject = ?")
                                .param("claim-" + claimId)
                                .query(String.class)
                                .list(),
                        blobs -> !blobs.isEmpty())
                .getFirst();
        jdbc.sql("delete from claim where claim_id = ?").param(claimId).update();
        assertThatThrownBy(() ->
                        jdbc.sql("delete from blob where id = ?").param(blob).update())
                .hasMessageContaining("is kept until its retention ends");
    }

    @Test
    void appealIsDecidedBySomebodyElseAndPublished() {
        Opened opened = opened();
        String claimId = claim();
        assertThat(as(buyer, "buyer")
                        .post("/api/claims", claimRequest("It came broken"))
                        .status())
                .isEqualTo(200);
        assertThat(as(buyer, "buyer")
                        .post("/api/claims", claimRequest("And late"))
                        .status())
                .isEqualTo(409);
        contested(claimId);
        act(claimId, as("tina", "trust"), "decision", DECISION.formatted("deny", ""));
        act(claimId, as(buyer, "buyer"), "appeal", "{\"text\": \"Look again\"}");
        Web.Answer again =
                as("tina", "trust").post("/api/claims/" + claimId + "/decision", DECISION.formatted("deny", ""));
        assertThat(again.status()).isEqualTo(403);
        act(claimId, as("lena", "trust-lead"), "decision", DECISION.formatted("grant", ""));
        ClaimClosed closed = moderation.awaitEvent(opened.id(), ClaimClosed.class);
        assertThat(closed.amount()).isEqualTo(new Money(4990, "EUR"));
        assertThat(closed.outcome()).isEqualTo(GuaranteeClaimEvent.ClaimOutcome.GRANTED);
        assertThat(closed.orderId()).isEqualTo("order-" + unique);
    }

    @Test
    void sellerWhoAcceptsSpareTheReview() {
        Opened opened = opened();
        String claimId = claim();
        act(claimId, as(seller, "seller"), "answer", "{\"accept\": true, \"text\": \"Sorry\"}");
        ClaimGranted granted = moderation.awaitEvent(opened.id(), ClaimGranted.class);
        assertThat(granted.full()).isTrue();
        assertThat(granted.grantedBy()).isEqualTo(GuaranteeClaimEvent.GrantedBy.SELLER);
        awaitState(claimId, "closed");
    }

    @Test
    void sellerWhoDoesNotAnswerInTimeIsReviewedAnyway() {
        Opened opened = opened();
        String claimId = claim();
        fastForward("messaging-claim-answer-due", claimId);
        assertThat(moderation.awaitEvent(opened.id(), ClaimEscalated.class).because())
                .isEqualTo(EscalatedBecause.NO_ANSWER);
    }

    @Test
    void decisionThatNobodyAppealsBecomesFinal() {
        Opened opened = opened();
        String claimId = claim();
        contested(claimId);
        act(claimId, as("tina", "trust"), "decision", DECISION.formatted("grant", ""));
        fastForward("messaging-claim-appeal-over", claimId);
        moderation.awaitEvent(opened.id(), ClaimClosed.class);
    }

    private void fastForward(String task, String claimId) {
        await().atMost(SOON)
                .until(
                        () -> jdbc.sql(
                                        "update scheduled_tasks set execution_time = now() where task_name = ? and task_instance = ?")
                                .params(task, claimId)
                                .update(),
                        rows -> rows == 1);
    }

    @Test
    void orderToldByTheMarketplaceCanBeClaimedOnWithoutAConversation() {
        moderation.publish(
                MarketplaceEvent.TOPIC,
                "order-" + unique,
                0,
                new OrderPlaced("order-" + unique, buyer, seller, 2500, "EUR", List.of(), Instant.now()));
        String request = "{\"orderId\": \"order-%s\", \"reason\": \"not-received\", \"statement\": \"Nothing came\"}"
                .formatted(unique);
        Web.Answer answer = await().atMost(SOON)
                .until(() -> as(buyer, "buyer").post("/api/claims", request), a -> a.status() == 201);
        JsonNode claim = read(answer.text("claimId"), as(buyer, "buyer"));
        assertThat(claim.path("wanted").path("amountMinor").asLong()).isEqualTo(2500);
        contested(answer.text("claimId"));
        assertThat(as(buyer, "buyer").post("/api/claims", claimRequest("More")).status())
                .isEqualTo(422);
    }
}
