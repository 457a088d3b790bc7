package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;

/** What tests of claims share: a buyer's claim, and the steps to its end. */
abstract class ClaimServiceTest extends MessagingServiceTest {
    static final String DECISION = "{\"outcome\": \"%s\", \"grounds\": \"So the pictures show\"%s}";

    String claim() {
        Web.Answer answer = as(buyer, "buyer").post("/api/claims", claimRequest("It came broken"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("claimId");
    }

    String claimRequest(String statement) {
        return """
                {"orderId": "order-%s", "reason": "damaged", "statement": "%s",
                 "wanted": {"amountMinor": 4990, "currency": "EUR"}}""".formatted(unique, statement);
    }

    JsonNode read(String claimId, Web reader) {
        Web.Answer answer = reader.get("/api/claims/" + claimId + "?reason=test");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    void act(String claimId, Web who, String action, String body) {
        Web.Answer answer = who.post("/api/claims/" + claimId + "/" + action, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    void contested(String claimId) {
        act(claimId, as(seller, "seller"), "answer", "{\"accept\": false, \"text\": \"It was whole\"}");
        awaitState(claimId, "in-review");
    }

    void awaitState(String claimId, String state) {
        await().atMost(SOON)
                .until(() -> read(claimId, as("tina", "trust")).path("state").asString(), state::equals);
    }
}
