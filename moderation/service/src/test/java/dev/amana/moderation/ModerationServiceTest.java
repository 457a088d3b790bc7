package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ConductEvent.StaffSuspended;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.published.SealedText;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From a message on Kafka to a verdict on Kafka, on real parts. */
class ModerationServiceTest extends ScreenedMessageTest {
    @Autowired
    List<ErasureParticipant> erasure;

    @Test
    void aThreatIsBlockedWithItsReason() {
        VerdictGiven verdict = screened(Role.AGENT, "If you complain again I will kill you.");

        assertThat(verdict.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(verdict.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(verdict.orderId()).isEqualTo("order-" + unique);
        assertThat(verdict.reasons()).first().satisfies(reason -> {
            assertThat(reason.category()).isEqualTo("threat");
            assertThat(reason.ruleSet()).startsWith("foundation/");
            assertThat(vault.open(reason.words()).reveal()).contains("I will kill you");
        });
        StaffSuspended suspended = messaging.awaitSuspension(sender);
        assertThat(suspended.revision()).isEqualTo(1);
        System.out.println("MEASURED from verdict to suspension: "
                + Duration.between(verdict.decidedAt(), suspended.suspendedAt()).toMillis() + " ms");
    }

    @Test
    void aThreatDealtOutOverTwoMessagesIsFoundAtTheSecond() {
        MessageReceived first = message(messageId + "-1", Role.AGENT, sealed("I will come round and kill"));
        messaging.publish(MessagingEvent.TOPIC, "conversation-" + unique, first);
        assertThat(messaging.awaitVerdict(messageId + "-1", 1).outcome()).isEqualTo(Outcome.CLEARED);

        VerdictGiven verdict = screened(Role.AGENT, "you and your husband");

        assertThat(verdict.outcome()).isNotEqualTo(Outcome.CLEARED);
        assertThat(verdict.reasons())
                .anySatisfy(reason -> assertThat(vault.open(reason.words()).reveal())
                        .hasValueSatisfying(words -> assertThat(words).contains("kill you")));
    }

    @Test
    void anOrdinaryMessageIsCleared() {
        VerdictGiven verdict = screened(Role.BUYER, "When will my parcel arrive?");

        assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED);
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.decidedBy()).isEqualTo("rules");
    }

    @Test
    void aMessageThatCannotBeReadIsHeld() {
        SealedText broken =
                new SealedText("gone-" + unique, "correspondence", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        messaging.publish(MessagingEvent.TOPIC, "conversation-" + unique, message(Role.BUYER, broken));

        assertThat(messaging.awaitVerdict(messageId, 1)).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.HELD);
            assertThat(verdict.reasons().getFirst().rule()).isEqualTo("screening.unreadable");
        });
    }

    @Test
    void thePreviewStoresNothingAndNeedsTheRole() {
        String samples = """
                [{"text": "I will kill you", "senderRole": "agent"},
                 {"text": "Mail john@example.com", "senderRole": "buyer", "locale": "en"},
                 {"text": "It went to 12 Elm Street, order 4711-0815.", "senderRole": "seller"},
                 {"text": "I paid with 4111 1111 1111 1111, the receipt went to john@example.com", "senderRole": "buyer"}]""";
        JsonNode results = json.readTree(
                doors.post("/api/screenings/preview", "trust", samples).body());
        assertThat(results.get(0).path("verdict").asString()).isEqualTo("BLOCKED");
        assertThat(results.get(0).at("/reasons/0/words").asString()).isEqualTo("I will kill you");
        assertThat(results.get(1).path("verdict").asString()).isEqualTo("CLEARED");
        assertThat(results.get(1).path("redacted").asString()).isEqualTo("Mail [email]");
        assertThat(results.get(1).path("delivered").asString()).isEqualTo("Mail john@example.com");
        assertThat(results.get(0).has("delivered")).isFalse();
        assertThat(results.get(2).path("redacted").asString()).isEqualTo("It went to 12 Elm Street, order 4711-0815.");
        assertThat(results.get(3).path("redacted").asString())
                .isEqualTo("I paid with [removed], the receipt went to [email]");
        assertThat(results.get(3).path("delivered").asString())
                .isEqualTo("I paid with [removed], the receipt went to john@example.com");
        assertThat(doors.post("/api/screenings/preview", "buyer", samples).statusCode())
                .isEqualTo(403);
        assertThat(doors.post("/api/screenings/preview", "trust", "[]").statusCode())
                .isEqualTo(400);
        assertThat(doors.post("/api/screenings/preview", "trust", "[{\"text\": \"a\", \"senderRole\": \"king\"}]")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void forgettingAPartyDropsItsTexts() {
        screened(Role.SELLER, "You can text me on WhatsApp");
        await().atMost(SOON).until(() -> contents() == 1);

        erasure.forEach(participant -> participant.forget(sender, Set.of("correspondence")));

        assertThat(contents()).isZero();
    }

    private long contents() {
        return jdbc.sql("select count(*) from screening where screening_id = :id and content is not null")
                .param("id", messageId)
                .query(Long.class)
                .single();
    }
}
