package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageFailed;
import dev.amana.messaging.contract.MessageEvent.MessageRelayed;
import dev.amana.messaging.party.Suspension;
import dev.amana.messaging.party.Suspensions;
import dev.amana.messaging.party.Suspensions.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A mail that was never tried is seen by operators, and sent again by them, through the real conversation. */
class OutboundReplayTest extends MessagingServiceTest {
    @Autowired
    Suspensions suspensions;

    @Test
    void mailToASuspendedAddressIsSentAgainWhenOperatorsSaySo() {
        Opened opened = opened();
        Failed failed = new Failed(seller, sellerEmail, "5.1.1", Instant.now());
        Suspension suspension = suspensions
                .fail(opened.id(), "before" + unique, failed, 1, Duration.ofDays(7))
                .orElseThrow();
        Web.Answer sent = as(buyer, "buyer")
                .post(
                        "/api/conversations/" + opened.id() + "/messages",
                        "{\"text\": \"Is it there, " + unique + "?\"}");
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        assertThat(moderation.awaitEvent(opened.id(), MessageFailed.class).status())
                .isEqualTo("5.2.1");
        String mailId = failedMail(sent.text("messageId")).path("mailId").asString();

        Web operator = as("operator", "operator");
        assertThat(as(buyer, "buyer")
                        .post("/api/outbound/mails/" + mailId + "/replay", "")
                        .status())
                .isEqualTo(403);
        assertThat(operator.get("/api/outbound/mails/" + mailId).text("status")).isEqualTo("5.2.1");
        suspensions.lift(suspension.suspensionId(), "operator", Instant.now());
        Web.Answer replayed = operator.post("/api/outbound/mails/" + mailId + "/replay", "");
        assertThat(replayed.status()).as(replayed.body()).isEqualTo(200);
        assertThat(moderation.awaitEvent(opened.id(), MessageRelayed.class).messageId())
                .isEqualTo(sent.text("messageId"));
        await().atMost(SOON)
                .until(() -> inbox(sellerEmail).mails().stream()
                        .anyMatch(mail -> CorrespondenceTest.raw(mail).contains(unique)));
        assertThat(operator.post("/api/outbound/mails/" + mailId + "/replay", "")
                        .status())
                .isEqualTo(409);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'outbound.replay' and target = ?")
                        .param("outbound/" + mailId)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private JsonNode failedMail(String messageId) {
        return await().atMost(SOON)
                .until(
                        () -> as("operator", "operator")
                                .get("/api/outbound/mails?state=failed&size=200")
                                .json()
                                .path("items")
                                .valueStream()
                                .filter(mail ->
                                        mail.path("messageId").asString("").equals(messageId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
