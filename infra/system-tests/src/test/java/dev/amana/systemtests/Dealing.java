package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.standalone.control.Api;
import java.util.Locale;
import java.util.UUID;

/** A buyer and a seller with an order and a conversation, unlike any other's. */
record Dealing(
        String orderId, Party buyer, Party seller, String conversationId, String buyerAlias, String sellerAlias) {

    record Party(String id, String email, String name) {}

    static Dealing open(Platform platform) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        Party buyer = new Party("buyer-" + unique, "berta." + unique + "@mail.test", "Berta Baum " + unique);
        Party seller = new Party("seller-" + unique, "selim." + unique + "@shop.test", "Selim Sand " + unique);
        return open(platform, "order-" + unique, buyer, seller);
    }

    static Dealing open(Platform platform, String orderId, Party buyer, Party seller) {
        Api.Answer answer = platform.as("marketplace")
                .post("/api/conversations", """
                        {"orderId": "%s", "buyer": %s, "seller": %s}
                        """.formatted(orderId, json(buyer), json(seller)));
        if (answer.status() != 201) {
            throw new IllegalStateException("no conversation: " + answer);
        }
        return new Dealing(
                orderId,
                buyer,
                seller,
                answer.text("conversationId"),
                answer.text("buyerAlias"),
                answer.text("sellerAlias"));
    }

    /** A support conversation between that customer and that agent. */
    static Api.Answer openSupport(Platform platform, Party customer, String agent) {
        Api.Answer answer = platform.as("marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"customer\": %s, \"agentId\": \"%s\"}"
                                .formatted(json(customer), agent));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    static String json(Party party) {
        return String.format(Locale.ROOT, """
                {"partyId": "%s", "email": "%s", "name": "%s", "locale": "en", "country": "DE"}""", party.id(), party.email(), party.name());
    }
}
