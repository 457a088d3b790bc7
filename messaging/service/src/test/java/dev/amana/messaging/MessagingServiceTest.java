package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.backing.Backing;
import dev.amana.backing.Port;
import dev.amana.messaging.authentication.TestDns;
import dev.amana.testkit.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A running messaging service, a buyer and a seller who exist in one test only, and somebody who plays moderation. */
@ServiceTest("messaging")
abstract class MessagingServiceTest {
    static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    final String unique = UUID.randomUUID().toString().substring(0, 8);
    final String buyer = "buyer-" + unique;
    final String seller = "seller-" + unique;
    final String buyerEmail = "berta." + unique + "@mail.test";
    final String sellerEmail = "selim." + unique + "@shop.test";
    final String secondSeller = "seller2-" + unique;
    final String secondSellerEmail = "zara." + unique + "@shop.test";

    @Nullable
    Moderation moderation;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add(
                "amana.messaging.outbound.smart-host", () -> NextHops.shared().address());
        properties.add("amana.messaging.sender-check.dns-servers", TestDns.shared()::address);
        properties.add("amana.messaging.support-agent", () -> "agent");
        properties.add("amana.messaging.risk.after-start", () -> "0s");
        properties.add("amana.messaging.risk.check-every", () -> "300ms");
        properties.add("amana.messaging.risk.deadlines.with-files", () -> "40s");
    }

    record Opened(String id, String buyerAlias, String sellerAlias) {}

    @BeforeEach
    void startModeration() {
        moderation = new Moderation(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
    }

    @AfterEach
    void stopModeration() {
        moderation.close();
    }

    Web as(String subject, String role) {
        return new Web(port, subject, role);
    }

    MailClient mail() {
        return new MailClient(environment.getRequiredProperty("amana.messaging.smtp.port", Integer.class));
    }

    Inbox inbox(String address) {
        return new Inbox(Backing.shared(Set.of()).ports().of(Port.MAIL_DROP_IMAP), address);
    }

    String person(String id, String email) {
        String phone = id.startsWith("buyer") ? "+49 170 5550142" : "0170 5550199";
        return """
                {"partyId": "%s", "email": "%s", "name": "Some One %s", "locale": "en", "country": "DE",
                 "phone": "%s"}""".formatted(id, email, unique, phone);
    }

    Web.Answer open(String orderId) {
        return as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"orderId\": \"%s\", \"buyer\": %s, \"seller\": %s}"
                                .formatted(orderId, person(buyer, buyerEmail), person(seller, sellerEmail)));
    }

    Opened opened() {
        Web.Answer answer = open("order-" + unique);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Opened(answer.text("conversationId"), answer.text("buyerAlias"), answer.text("sellerAlias"));
    }

    /** With the same buyer, about another order. */
    Opened openedWithSecondSeller() {
        Web.Answer answer = as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"orderId\": \"other-%s\", \"buyer\": %s, \"seller\": %s}"
                                .formatted(unique, person(buyer, buyerEmail), person(secondSeller, secondSellerEmail)));
        return new Opened(answer.text("conversationId"), answer.text("buyerAlias"), answer.text("sellerAlias"));
    }

    static String letter(String messageId, String subject, String more, String text) {
        return "From: Some One <someone@else.test>\nSubject: %s\nMessage-ID: %s\n%sMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s"
                .formatted(subject, messageId, more, text);
    }

    List<JsonNode> messages(String conversationId, Web reader) {
        return reader.get("/api/conversations/" + conversationId + "/messages?reason=test")
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    void awaitState(String conversationId, Web reader, String state) {
        await().atMost(SOON)
                .until(() -> messages(conversationId, reader).stream()
                        .anyMatch(message -> message.path("state").asString("").equals(state)));
    }
}
