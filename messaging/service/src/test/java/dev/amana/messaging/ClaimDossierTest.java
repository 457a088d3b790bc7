package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.ContactEvent;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How much a claim takes, what stays of what it does not take, and what a party learns of the rest. */
class ClaimDossierTest extends MessagingServiceTest {
    private static final int MOST_FILES = 50;

    private String claim() {
        Web.Answer answer = as(buyer, "buyer").post("/api/claims", """
                {"orderId": "order-%s", "reason": "damaged", "statement": "It came broken",
                 "wanted": {"amountMinor": 4990, "currency": "EUR"}}""".formatted(unique));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("claimId");
    }

    private int handIn(String claimId, Web party, String name, String type) {
        return party.post("/api/claims/" + claimId + "/evidence", "file", name, type, "a picture in words")
                .status();
    }

    private void withdraw(String claimId) {
        assertThat(as(buyer, "buyer")
                        .post("/api/claims/" + claimId + "/withdrawal", "")
                        .status())
                .isEqualTo(204);
    }

    private long copies(String claimId) {
        return jdbc.sql("select count(*) from blob where subject = ?")
                .param("claim-" + claimId)
                .query(Long.class)
                .single();
    }

    private List<JsonNode> pieces(String claimId, Web reader, int count) {
        return await().atMost(SOON)
                .until(
                        () -> reader.get("/api/claims/" + claimId + "/evidence?reason=test")
                                .json()
                                .path("items")
                                .valueStream()
                                .toList(),
                        pieces -> pieces.size() == count);
    }

    private JsonNode verified(String claimId, Web reader) {
        return reader.get("/api/claims/" + claimId + "/evidence/verification?reason=test")
                .json();
    }

    @Test
    void nothingStaysOfFilesThatAClaimDoesNotTake() {
        opened();
        String claimId = claim();
        Web berta = as(buyer, "buyer");
        for (int i = 0; i < MOST_FILES; i++) {
            assertThat(handIn(claimId, berta, "lamp.txt", "text/plain")).isEqualTo(201);
        }
        assertThat(handIn(claimId, berta, "lamp.txt", "text/plain")).isEqualTo(413);
        assertThat(handIn(claimId, as(seller, "seller"), "lamp.txt", "text/plain"))
                .isEqualTo(201);
        withdraw(claimId);
        assertThat(handIn(claimId, as(seller, "seller"), "lamp.txt", "text/plain"))
                .isEqualTo(409);
        assertThat(copies(claimId)).isEqualTo(MOST_FILES + 1);
    }

    @Test
    void nothingStaysOfMessagesThatCameTooLateHoweverLarge() {
        Opened opened = opened();
        String claimId = claim();
        withdraw(claimId);
        String large = """
                From: Some One <someone@else.test>
                Message-ID: <2@x>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the file
                --b
                Content-Type: application/octet-stream; name=lamp.bin
                Content-Disposition: attachment; filename=lamp.bin
                Content-Transfer-Encoding: base64

                """ + ("QUJD".repeat(19) + "\n").repeat(5_000) + "--b--\n";
        for (String mail : List.of(letter("<1@x>", "Lamp", "", "Too late"), large)) {
            assertThat(mail().send(buyerEmail, opened.sellerAlias(), mail).code())
                    .isEqualTo(250);
        }
        for (MessageReceived message : moderation.awaitMessages(opened.id(), 2)) {
            jdbc.sql("insert into evidence_due (claim_id, kind, message_id) values (?, 'ORIGINAL', ?)")
                    .params(claimId, message.messageId())
                    .update();
        }
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from evidence_due where claim_id = ?")
                                .param(claimId)
                                .query(Long.class)
                                .single()
                        == 0);
        assertThat(copies(claimId)).isZero();
    }

    @Test
    void messageWithoutRoomIsMissedByTheVerification() {
        opened();
        String claimId = claim();
        jdbc.sql("insert into evidence_due (claim_id, kind, message_id, refused_at)"
                        + " values (?, 'DELIVERED', 'message-1', now())")
                .param(claimId)
                .update();
        JsonNode found = verified(claimId, as("tina", "trust"));
        assertThat(found.path("intact").asBoolean()).isFalse();
        assertThat(found.path("waiting").asInt()).isZero();
        assertThat(found.path("faults").toString()).contains("message-1");
    }

    @Test
    void partiesLearnNothingOfMessagesThatWereWithheld() {
        Opened opened = opened();
        String claimId = claim();
        String asked = letter("<1@x>", "Lamp", "", "It came broken");
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), asked).code()).isEqualTo(250);
        MessageReceived question = moderation.awaitMessages(opened.id(), 1).getFirst();
        moderation.clear(question);
        pieces(claimId, as("tina", "trust"), 2);
        String withheld = letter("<2@x>", "Lamp", "", "It is your own fault");
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), withheld).code())
                .isEqualTo(250);
        moderation.awaitMessages(opened.id(), 2);
        assertThat(handIn(claimId, as(seller, "seller"), "lamp.txt", "text/plain"))
                .isEqualTo(201);
        pieces(claimId, as("tina", "trust"), 4);
        assertThat(handIn(claimId, as(buyer, "buyer"), "lamp.txt", "text/plain"))
                .isEqualTo(201);
        assertThat(pieces(claimId, as(buyer, "buyer"), 3))
                .extracting(piece ->
                        piece.path("number").asInt() + " " + piece.path("kind").asString())
                .containsExactly("1 original", "2 delivered", "3 file");
        assertThat(pieces(claimId, as(seller, "seller"), 3))
                .extracting(piece -> piece.path("kind").asString())
                .containsExactlyInAnyOrder("delivered", "original", "file");
        JsonNode found = verified(claimId, as(buyer, "buyer"));
        assertThat(found.propertyNames()).containsExactlyInAnyOrder("intact", "head");
        assertThat(found.path("intact").asBoolean()).isTrue();
        assertThat(verified(claimId, as("tina", "trust")).path("pieces").asInt())
                .isEqualTo(5);
    }

    @Test
    void typeOfAFileIsWhatItIsRatherThanWhatItsClientSays() {
        opened();
        String claimId = claim();
        Web berta = as(buyer, "buyer");
        assertThat(handIn(claimId, berta, "lamp.txt", "text/plain; note=" + unique))
                .isEqualTo(201);
        assertThat(handIn(claimId, berta, "lamp", "application/x-" + unique)).isEqualTo(201);
        assertThat(pieces(claimId, berta, 2))
                .extracting(piece -> piece.path("type").asString())
                .containsExactly("text/plain", "application/octet-stream");
    }

    @Test
    void proposalIsForTheSellerToWhomItWasMade() {
        Opened opened = opened();
        String help = "/api/claims/help/order-" + unique;
        assertThat(as(buyer, "buyer")
                        .post(help + "/proposal", "{\"way\": \"return\"}")
                        .status())
                .isEqualTo(409);
        overdueQuestion(opened);
        jdbc.sql("insert into resolution (order_id, buyer_id, seller_id, way, proposed_at)"
                        + " values (?, ?, 'seller-before', 'REFUND', now())")
                .params("order-" + unique, buyer)
                .update();
        JsonNode offered = as(buyer, "buyer").get(help).json();
        assertThat(offered.has("proposed")).isFalse();
        assertThat(offered.path("ways")).hasSize(3);
        assertThat(as(seller, "seller").post(help + "/agreement", "").status()).isEqualTo(404);
        as(buyer, "buyer").post(help + "/proposal", "{\"way\": \"return\"}");
        assertThat(as(seller, "seller").post(help + "/agreement", "").text("proposed"))
                .isEqualTo("return");
        assertThat(jdbc.sql("select seller_id from resolution where order_id = ? and agreed_at is not null")
                        .param("order-" + unique)
                        .query(String.class)
                        .list())
                .containsExactly(seller);
        assertThat(moderation
                        .awaitEvent(opened.id(), ContactEvent.ResolutionProposed.class)
                        .way())
                .isEqualTo(ContactEvent.ResolutionWay.RETURN);
        ContactEvent.ResolutionAgreed agreed = moderation.awaitEvent(opened.id(), ContactEvent.ResolutionAgreed.class);
        assertThat(agreed.sellerId()).isEqualTo(seller);
        assertThat(agreed.orderId()).isEqualTo("order-" + unique);
    }

    private void overdueQuestion(Opened opened) {
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "Where is it?"));
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        await().atMost(SOON)
                .until(
                        () -> jdbc.sql("update question set due_at = now() - interval '1 minute'"
                                        + " where conversation_id = ? and state = 'OPEN'")
                                .param(opened.id())
                                .update(),
                        rows -> rows == 1);
    }

    @Test
    void damagedMessageTakesItsPlaceAsDamagedAndKeepsNoOtherFromTheirs() {
        Opened opened = opened();
        for (String text : List.of("It came broken", "See the picture")) {
            mail().send(buyerEmail, opened.sellerAlias(), letter("<" + text.hashCode() + "@x>", "Lamp", "", text));
        }
        String damaged = moderation.awaitMessages(opened.id(), 2).getFirst().messageId();
        await().atMost(SOON).until(() -> jdbc.sql("""
                                update blob set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20))
                                where id = (select original ->> 'id' from relay where message_id = ?)
                                """).param(damaged).update(), rows -> rows == 1);
        String claimId = claim();
        assertThat(pieces(claimId, as("tina", "trust"), 2))
                .extracting(piece -> piece.path("type").asString())
                .containsExactlyInAnyOrder("application/x-damaged", "message/rfc822");
        assertThat(verified(claimId, as("tina", "trust")).path("faults").toString())
                .contains("was damaged before it was sealed");
    }
}
