package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the two parties of a claim may write to each other while staff review it. */
class ClaimContactTest extends ClaimServiceTest {
    @Test
    void contactIsPausedWhileStaffReviewAndGoesOnAfterwards() {
        Opened opened = opened();
        String claimId = claim();
        String letter = letter("<1@x>", "Hello", "", "Please answer");
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), letter).code()).isEqualTo(250);
        contested(claimId);
        await().atMost(SOON)
                .until(
                        () -> mail().send(buyerEmail, opened.sellerAlias(), letter)
                                .text(),
                        text -> text.startsWith("5.7.1 Contact about this order is paused"));
        Web.Answer refused = as(buyer, "buyer")
                .post("/api/conversations/" + opened.id() + "/messages", "{\"text\": \"Are you there?\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("/contact-paused");
        assertThat(refused.text("detail")).contains(claimId);
        mail().send(buyerEmail, opened.sellerAlias(), letter);
        assertThat(avoided(claimId))
                .as("the letter, however often it was sent, and the message")
                .isEqualTo(2);
        act(claimId, as(buyer, "buyer"), "statements", "{\"text\": \"See the second picture\"}");
        act(claimId, as("tina", "trust"), "decision", DECISION.formatted("partial", ", \"amountMinor\": 2000"));
        await().atMost(SOON)
                .until(
                        () -> mail().send(buyerEmail, opened.sellerAlias(), letter)
                                .code(),
                        code -> code == 250);
    }

    @Test
    void aboutOtherOrdersOnlyWhatCannotWaitGetsThroughWhileStaffReview() {
        opened();
        String claimId = claim();
        Web.Answer other = open("another-" + unique);
        String path = "/api/conversations/" + other.text("conversationId") + "/messages";
        contested(claimId);
        Web.Answer refused = await().atMost(SOON)
                .until(
                        () -> as(seller, "seller").post(path, "{\"text\": \"About that claim of yours\"}"),
                        answer -> answer.status() == 409);
        assertThat(refused.text("type")).endsWith("/contact-paused-elsewhere");
        assertThat(refused.text("detail")).contains(claimId, "[Important]");
        assertThat(avoided(claimId)).isEqualTo(1);

        String needed = "{\"text\": \"The lift is broken%s, please leave it below\", \"critical\": true}";
        assertThat(as(buyer, "buyer").post(path, needed.formatted("")).status()).isEqualTo(202);
        assertThat(as(seller, "seller").post(path, needed.formatted("")).status())
                .isEqualTo(202);
        assertThat(as(buyer, "buyer")
                        .post(path, needed.formatted(", unlike with ORDER-" + unique))
                        .text("type"))
                .endsWith("/contact-paused-elsewhere");
        String alias = other.text("sellerAlias");
        assertThat(mail().send(buyerEmail, alias, letter("<2@x>", "Hello", "", "Please withdraw"))
                        .text())
                .startsWith("5.7.1 A claim between the two of you is being reviewed");
        assertThat(mail().send(buyerEmail, alias, letter("<3@x>", "[Important] Door", "", "Ring twice"))
                        .code())
                .isEqualTo(250);
        assertThat(as(buyer, "buyer")
                        .get("/conversations/" + other.text("conversationId"))
                        .body())
                .contains("a claim of yours on another order", "/claims/" + claimId, "name=\"critical\"");

        act(claimId, as("tina", "trust"), "decision", DECISION.formatted("deny", ""));
        await().atMost(SOON)
                .until(() -> as(seller, "seller")
                                .post(path, "{\"text\": \"It leaves tomorrow\"}")
                                .status()
                        == 202);
    }

    @Test
    void conversationThatIsOpenedDuringAReviewIsPausedFromItsBeginning() {
        moderation.publish(
                MarketplaceEvent.TOPIC,
                "order-" + unique,
                0,
                new OrderPlaced("order-" + unique, buyer, seller, 4990, "EUR", List.of(), Instant.now()));
        Web.Answer answer = await().atMost(SOON)
                .until(
                        () -> as(buyer, "buyer").post("/api/claims", claimRequest("Nothing came")),
                        a -> a.status() == 201);
        contested(answer.text("claimId"));
        Opened opened = opened();
        String letter = letter("<1@x>", "Hello", "", "Please answer");
        await().atMost(SOON)
                .until(
                        () -> mail().send(buyerEmail, opened.sellerAlias(), letter)
                                .text(),
                        text -> text.startsWith("5.7.1 Contact about this order is paused"));
    }

    private long avoided(String claimId) {
        return jdbc.sql("select contacts from claim_contact_avoided where claim_id = ?")
                .param(claimId)
                .query(Long.class)
                .single();
    }
}
