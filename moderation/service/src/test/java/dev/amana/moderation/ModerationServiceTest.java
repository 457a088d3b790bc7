package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAnswered;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimDenied;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimStaffSaid;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Said;
import dev.amana.messaging.contract.MessageEvent.AppealSubmitted;
import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.StaffSuspended;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a message on Kafka to a verdict on Kafka, and the reviewer's doors, on real parts. */
@ServiceTest("moderation")
class ModerationServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<ErasureParticipant> erasure;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String messageId = "message-" + unique;
    private final String sender = "party-" + unique;
    private Messaging messaging;

    @BeforeEach
    void startMessaging() {
        messaging = new Messaging(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
    }

    @AfterEach
    void stopMessaging() {
        messaging.close();
    }

    private SealedText sealed(String text) {
        return vault.seal(Personal.of(sender, RetentionClass.CORRESPONDENCE, text));
    }

    private MessageReceived message(Role role, SealedText text) {
        return message(messageId, role, text);
    }

    private MessageReceived message(String id, Role role, SealedText text) {
        return new MessageReceived(
                "conversation-" + unique,
                id,
                "order-" + unique,
                ConversationKind.ORDER,
                new Participant(sender, role, "en"),
                new Participant("other-" + unique, role == Role.SELLER ? Role.BUYER : Role.SELLER, "en"),
                Channel.SMTP,
                sealed("Hello"),
                text,
                null,
                null,
                List.of(),
                Instant.now());
    }

    private VerdictGiven screened(Role role, String text) {
        messaging.publish(MessagingEvent.TOPIC, "conversation-" + unique, message(role, sealed(text)));
        return messaging.awaitVerdict(messageId, 1);
    }

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
    void aReviewerReleasesAHeldMessageOnce() {
        String text = "You can text me on WhatsApp, or charge 4111 1111 1111 1111";
        assertThat(screened(Role.SELLER, text).delivery()).as("of what is held").isNull();
        await().atMost(SOON)
                .until(() -> get("/api/screenings?state=held&size=200", "trust")
                        .body()
                        .contains(messageId));

        JsonNode shown = json.readTree(
                get("/api/screenings/" + messageId + "?reason=review", "trust").body());
        assertThat(shown.at("/content/text").asString()).isEqualTo(text);
        assertThat(shown.at("/screening/revision").asInt()).isEqualTo(1);
        assertThat(send(request("/api/screenings/" + messageId, "trust")
                                .header("Amana-Reason", "review")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/screenings/" + messageId, "trust").statusCode()).isEqualTo(400);

        String decision = "{\"outcome\": \"cleared\", \"reason\": \"a phone shop\", \"revision\": 1}";
        assertThat(post("/api/screenings/" + messageId + "/decision", "trust", decision)
                        .statusCode())
                .isEqualTo(200);
        String blocked = decision.replace("cleared", "blocked");
        assertThat(post("/api/screenings/" + messageId + "/decision", "trust-2", blocked)
                        .body())
                .contains("/problems/review-code-missing");
        String others = blocked.replace("{", "{\"code\": \"other-harm\", ");
        assertThat(post("/api/screenings/" + messageId + "/decision", "trust-2", others)
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
                .until(() -> get("/api/screenings/" + messageId + "?reason=review", "trust")
                        .body()
                        .contains("\"revision\":2"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                json.readTree(get("/api/classifier", "trust").body())
                                        .path("decisions")
                                        .asLong())
                        .isPositive());
        HttpResponse<String> second = post("/api/screenings/" + messageId + "/decision", "trust-2", others);
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
                .untilAsserted(() -> assertThat(get("/api/screenings/" + messageId + "?reason=review", "trust")
                                .body())
                        .contains("It was a quote"));
    }

    @Test
    void whatAPartySaysInAClaimIsScreenedUnderItsOwnIdentifier() {
        String textId = GuaranteeClaimEvent.TEXT_PREFIX + unique + ".answered";
        Said said = new Said(
                textId,
                new Participant(sender, Role.SELLER, "und"),
                new Participant("other-" + unique, Role.BUYER, "und"));
        SealedText words = vault.seal(Personal.of(
                "claim-" + unique, RetentionClass.CLAIM_EVIDENCE, "If you complain again I will kill you."));
        messaging.publish(
                MessagingEvent.TOPIC,
                unique,
                new ClaimAnswered(
                        unique, "conversation-" + unique, "order-" + unique, false, words, said, Instant.now()));

        VerdictGiven verdict = messaging.awaitVerdict(textId, 1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(verdict.senderId()).isEqualTo(sender);
    }

    @Test
    void whatStaffWriteInAClaimIsScreenedAndKeptAsAllThatTheyWrite() {
        String claim = GuaranteeClaimEvent.TEXT_PREFIX + unique;
        Participant author = new Participant(sender, Role.AGENT, "und");
        Participant reader = new Participant("other-" + unique, Role.BUYER, "und");
        SealedText threat =
                vault.seal(Personal.of("claim-" + unique, RetentionClass.CLAIM_EVIDENCE, "I know where you live."));
        SealedText plain =
                vault.seal(Personal.of("claim-" + unique, RetentionClass.CLAIM_EVIDENCE, "Send us a picture."));
        publish(new ClaimStaffSaid(
                unique,
                "conversation-" + unique,
                "order-" + unique,
                plain,
                new Said(claim + ".statement-1", author, reader),
                Instant.now()));
        publish(new ClaimDenied(
                unique,
                "conversation-" + unique,
                "order-" + unique,
                Instant.now(),
                threat,
                new Said(claim + ".decided", author, reader),
                Instant.now()));

        assertThat(messaging.awaitVerdict(claim + ".statement-1", 1).outcome()).isEqualTo(Outcome.CLEARED);
        VerdictGiven verdict = messaging.awaitVerdict(claim + ".decided", 1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(verdict.severity()).isEqualTo(Severity.CRITICAL);
        messaging.awaitSuspension(sender);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jdbc.sql("select message_id from staff_message where staff_id = :id")
                                .param("id", sender)
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrder(claim + ".statement-1", claim + ".decided"));
    }

    private void publish(GuaranteeClaimEvent event) {
        messaging.publish(MessagingEvent.TOPIC, unique, event);
    }

    @Test
    void thePreviewStoresNothingAndNeedsTheRole() {
        String samples = """
                [{"text": "I will kill you", "senderRole": "agent"},
                 {"text": "Mail john@example.com", "senderRole": "buyer", "locale": "en"},
                 {"text": "It went to 12 Elm Street, order 4711-0815.", "senderRole": "seller"},
                 {"text": "I paid with 4111 1111 1111 1111, the receipt went to john@example.com", "senderRole": "buyer"}]""";
        JsonNode results =
                json.readTree(post("/api/screenings/preview", "trust", samples).body());
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
        assertThat(post("/api/screenings/preview", "buyer", samples).statusCode())
                .isEqualTo(403);
        assertThat(post("/api/screenings/preview", "trust", "[]").statusCode()).isEqualTo(400);
        assertThat(post("/api/screenings/preview", "trust", "[{\"text\": \"a\", \"senderRole\": \"king\"}]")
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

    private HttpResponse<String> get(String path, String user) {
        return send(request(path, user).GET());
    }

    private HttpResponse<String> post(String path, String user, String body) {
        return send(request(path, user)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String user) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(user, user.replace("-2", "")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
