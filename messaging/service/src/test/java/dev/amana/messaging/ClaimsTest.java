package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimClosed;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimDenied;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimEscalated;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimGranted;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimStaffSaid;
import dev.amana.messaging.contract.GuaranteeClaimEvent.EscalatedBecause;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Money;
import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A buyer's claim from its opening to its end, as its parties and staff see it over HTTP and SMTP. */
class ClaimsTest extends MessagingServiceTest {
    private static final String DECISION = "{\"outcome\": \"%s\", \"grounds\": \"So the pictures show\"%s}";

    private String claim() {
        Web.Answer answer = as(buyer, "buyer").post("/api/claims", claimRequest("It came broken"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("claimId");
    }

    private String claimRequest(String statement) {
        return """
                {"orderId": "order-%s", "reason": "damaged", "statement": "%s",
                 "wanted": {"amountMinor": 4990, "currency": "EUR"}}""".formatted(unique, statement);
    }

    private JsonNode read(String claimId, Web reader) {
        Web.Answer answer = reader.get("/api/claims/" + claimId + "?reason=test");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void act(String claimId, Web who, String action, String body) {
        Web.Answer answer = who.post("/api/claims/" + claimId + "/" + action, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private void contested(String claimId) {
        act(claimId, as(seller, "seller"), "answer", "{\"accept\": false, \"text\": \"It was whole\"}");
        awaitState(claimId, "in-review");
    }

    private void awaitState(String claimId, String state) {
        await().atMost(SOON)
                .until(() -> read(claimId, as("tina", "trust")).path("state").asString(), state::equals);
    }

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
        assertThat(avoided(claimId)).isGreaterThanOrEqualTo(2);
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

    private long avoided(String claimId) {
        return jdbc.sql("select contacts from claim_contact_avoided where claim_id = ?")
                .param(claimId)
                .query(Long.class)
                .single();
    }

    @Test
    void eachReadsWhatConcernsThem() {
        Opened opened = opened();
        String claimId = claim();
        String words = "{\"accept\": false, \"text\": \"Write to %s instead\"}".formatted(sellerEmail);
        act(claimId, as(seller, "seller"), "answer", words);
        act(claimId, as(seller, "seller"), "statements", "{\"text\": \"Between us: the buyer is wrong\"}");
        await().atMost(SOON)
                .until(() -> read(claimId, as("tina", "trust")).path("history").size(), size -> size == 4);
        assertThat(read(claimId, as("tina", "trust")).toString()).contains("Between us", sellerEmail, buyer);
        assertThat(read(claimId, as(buyer, "buyer")).toString())
                .contains("waiting")
                .doesNotContain("instead");
        moderation.giveOnClaim(opened.id(), claimId, "answered", Outcome.CLEARED);
        await().atMost(SOON)
                .until(() -> read(claimId, as(buyer, "buyer")).toString(), view -> view.contains("instead"));
        assertThat(read(claimId, as(buyer, "buyer")).toString())
                .contains("Write to *** instead")
                .doesNotContain("Between us", sellerEmail, seller);
        assertThat(as("other", "buyer").get("/api/claims/" + claimId).status()).isEqualTo(404);
        assertThat(as("tina", "trust").get("/api/claims/" + claimId).status()).isEqualTo(400);
        assertThat(as(seller, "seller").post("/api/claims", claimRequest("No")).status())
                .isEqualTo(403);
        Web auditor = as("audit", "auditor");
        assertThat(read(claimId, auditor).path("history")).hasSize(4);
        assertThat(auditor.post("/api/claims/" + claimId + "/decision", DECISION.formatted("grant", ""))
                        .status())
                .isEqualTo(404);
        String fromStaff = "{\"to\": \"buyer\", \"text\": \"As staff I tell you\"}";
        assertThat(auditor.post("/api/claims/" + claimId + "/statements", fromStaff)
                        .status())
                .isEqualTo(404);
        act(claimId, as("tina", "trust"), "statements", fromStaff);
    }

    @Test
    void whatBreaksTheRulesIsReadByStaffOnly() {
        Opened opened = opened();
        String claimId = claim();
        GuaranteeClaimEvent.ClaimOpened published =
                moderation.awaitEvent(opened.id(), GuaranteeClaimEvent.ClaimOpened.class);
        assertThat(published.said().author().partyId()).isEqualTo(buyer);
        assertThat(published.said().textId()).isEqualTo("claim-text." + claimId + ".opened");
        moderation.giveOnClaim(opened.id(), claimId, "opened", Outcome.BLOCKED, buyer);
        await().atMost(SOON)
                .until(() -> read(claimId, as(seller, "seller")).toString(), view -> view.contains("withheld"));
        assertThat(read(claimId, as(seller, "seller")).toString()).doesNotContain("It came broken");
        assertThat(read(claimId, as(buyer, "buyer")).toString()).contains("It came broken", "withheld");
        assertThat(read(claimId, as("tina", "trust")).toString()).contains("It came broken", "withheld");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inbox(buyerEmail).mails())
                        .anySatisfy(
                                mail -> assertThat(CorrespondenceTest.raw(mail)).contains("that a person look at it")));
        String appeal = "/api/claims/" + claimId + "/texts/opened/appeal";
        String quote = "{\"text\": \"It is a quote\"}";
        assertThat(as(seller, "seller").post(appeal, quote).status()).isEqualTo(404);
        assertThat(as(buyer, "buyer").post(appeal, quote).status()).isEqualTo(204);
        MessageEvent.AppealSubmitted submitted = moderation.awaitEvent(opened.id(), MessageEvent.AppealSubmitted.class);
        assertThat(submitted.messageId()).isEqualTo("claim-text." + claimId + ".opened");
        await().atMost(SOON).until(() -> as(buyer, "buyer").post(appeal, quote).status() == 404);
    }

    @Test
    void whatStaffWriteIsReadOnceItIsClearedAndStandsInNoMail() {
        Opened opened = opened();
        String claimId = claim();
        contested(claimId);
        act(claimId, as("tina", "trust"), "statements", "{\"to\": \"buyer\", \"text\": \"Send us a picture\"}");
        ClaimStaffSaid said = moderation.awaitEvent(opened.id(), ClaimStaffSaid.class);
        assertThat(said.said().author().partyId()).isEqualTo("tina");
        assertThat(said.said().author().role()).isEqualTo(Role.AGENT);
        assertThat(said.said().recipient().partyId()).isEqualTo(buyer);
        await().atMost(SOON)
                .until(() -> read(claimId, as(buyer, "buyer")).toString(), view -> view.contains("statement"));
        assertThat(read(claimId, as(buyer, "buyer")).toString())
                .contains("waiting")
                .doesNotContain("Send us");
        assertThat(read(claimId, as("tina", "trust")).toString()).contains("Send us");
        String what = said.said().textId().substring(("claim-text." + claimId + '.').length());
        moderation.giveOnClaim(opened.id(), claimId, what, Outcome.CLEARED);
        await().atMost(SOON)
                .until(() -> read(claimId, as(buyer, "buyer")).toString(), view -> view.contains("Send us a picture"));
        assertThat(read(claimId, as(seller, "seller")).toString()).doesNotContain("Send us");

        String threat = "{\"outcome\": \"deny\", \"grounds\": \"I know where you live\"}";
        act(claimId, as("tina", "trust"), "decision", threat);
        ClaimDenied denied = moderation.awaitEvent(opened.id(), ClaimDenied.class);
        assertThat(denied.said().author().partyId()).isEqualTo("tina");
        assertThat(denied.said().textId()).isEqualTo("claim-text." + claimId + ".decided");
        moderation.giveOnClaim(opened.id(), claimId, "decided", Outcome.BLOCKED, "tina");
        for (Web reader : List.of(as(buyer, "buyer"), as(seller, "seller"))) {
            await().atMost(SOON).until(() -> read(claimId, reader).toString(), view -> view.contains("withheld"));
            assertThat(read(claimId, reader).toString()).contains("denied").doesNotContain("where you live");
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inbox(buyerEmail).mails())
                        .extracting(CorrespondenceTest::raw)
                        .anyMatch(mail -> mail.contains("is decided")));
        assertThat(inbox(buyerEmail).mails())
                .extracting(CorrespondenceTest::raw)
                .noneMatch(mail -> mail.contains("where you live"));
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
