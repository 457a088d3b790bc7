package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.AppealSubmitted;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The reviewer's doors: what waits is let go or withheld once, and comes back where its sender appeals. */
class ReviewedMessagesTest extends ScreenedMessageTest {
    @Test
    void aReviewerReleasesAHeldMessageOnce() {
        String text = "You can text me on WhatsApp, or charge 4111 1111 1111 1111";
        assertThat(screened(Role.SELLER, text).delivery()).as("of what is held").isNull();
        await().atMost(SOON)
                .until(() -> doors.get("/api/screenings?state=held&size=200", "trust")
                        .body()
                        .contains(messageId));

        JsonNode shown = json.readTree(doors.get("/api/screenings/" + messageId + "?reason=review", "trust")
                .body());
        assertThat(shown.at("/content/text").asString()).isEqualTo(text);
        assertThat(shown.at("/screening/revision").asInt()).isEqualTo(1);
        assertThat(doors.send(doors.request("/api/screenings/" + messageId, "trust")
                                .header("Amana-Reason", "review")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        assertThat(doors.get("/api/screenings/" + messageId, "trust").statusCode())
                .isEqualTo(400);

        String decision = "{\"outcome\": \"cleared\", \"reason\": \"a phone shop\", \"revision\": 1}";
        assertThat(doors.post("/api/screenings/" + messageId + "/decision", "trust", decision)
                        .statusCode())
                .isEqualTo(200);
        String blocked = decision.replace("cleared", "blocked");
        assertThat(doors.post("/api/screenings/" + messageId + "/decision", "trust-2", blocked)
                        .body())
                .contains("/problems/review-code-missing");
        String others = blocked.replace("{", "{\"code\": \"other-harm\", ");
        assertThat(doors.post("/api/screenings/" + messageId + "/decision", "trust-2", others)
                        .body())
                .contains("/problems/review-lease-lost");
        jdbc.sql("update review_decision set effective_at = now() where item_id = :id")
                .param("id", messageId)
                .update();
        assertThat(messaging.awaitVerdict(messageId, 2)).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED);
            assertThat(verdict.decidedBy()).isEqualTo("trust");
            assertThat(verdict.delivery().redactions())
                    .singleElement()
                    .satisfies(words -> assertThat(vault.open(words).reveal()).contains("4111 1111 1111 1111"));
        });
        await().atMost(SOON)
                .until(() -> doors.get("/api/screenings/" + messageId + "?reason=review", "trust")
                        .body()
                        .contains("\"revision\":2"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(json.readTree(
                                        doors.get("/api/classifier", "trust").body())
                                .path("decisions")
                                .asLong())
                        .isPositive());
        HttpResponse<String> second = doors.post("/api/screenings/" + messageId + "/decision", "trust-2", others);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("/problems/screening-changed");
        assertThat(jdbc.sql("select count(*) from audit_entry where target = :target")
                        .param("target", "screening/" + messageId)
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void anAppealIsHeldForAPersonAndShowsWhatTheSenderSays() {
        screened(Role.AGENT, "If you complain again I will kill you.");
        AppealSubmitted appeal = new AppealSubmitted(
                "conversation-" + unique,
                messageId,
                "order-" + unique,
                sender,
                sealed("It was a quote"),
                Instant.now());
        messaging.publish(MessagingEvent.TOPIC, "conversation-" + unique, appeal);

        VerdictGiven held = messaging.awaitVerdict(messageId, 2);
        assertThat(held.outcome()).isEqualTo(Outcome.HELD);
        assertThat(held.decidedBy()).isEqualTo("appeal");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(doors.get("/api/screenings/" + messageId + "?reason=review", "trust")
                                .body())
                        .contains("It was a quote"));
    }
}
