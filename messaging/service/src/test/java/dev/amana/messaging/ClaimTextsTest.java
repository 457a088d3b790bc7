package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimDenied;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimStaffSaid;
import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who reads what parties and staff say in a claim. */
class ClaimTextsTest extends ClaimServiceTest {
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
}
