package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.AppealSubmitted;
import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageReported;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.ReportAnswered;
import dev.amana.moderation.contract.ModerationEvent.ReportAppealDecided;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import dev.amana.testkit.ServiceTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sender appeals against what became of a message that went out, and somebody else decides. */
@ServiceTest("moderation")
class AppealServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CARD = "Charge 4111 1111 1111 1111 if you like";

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    private final JsonMapper json = JsonMapper.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String messageId = "message-" + unique;
    private final String conversationId = "conversation-" + unique;
    private final String orderId = "order-" + unique;
    private final String buyer = "buyer-" + unique;
    private final String seller = "seller-" + unique;
    private final String reportId = Ids.derived("report", messageId);
    private final String report = "/api/reports/" + reportId;
    private Messaging messaging;
    private Doors doors;

    @BeforeEach
    void startMessaging() {
        messaging = new Messaging(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
        doors = new Doors(port);
    }

    @AfterEach
    void stopMessaging() {
        messaging.close();
    }

    private SealedText sealed(String subject, String text) {
        return vault.seal(Personal.of(subject, RetentionClass.CORRESPONDENCE, text));
    }

    private void publish(PublishedEvent event) {
        messaging.publish(MessagingEvent.TOPIC, conversationId, event);
    }

    private void appeal(@Nullable String about) {
        publish(new AppealSubmitted(
                conversationId,
                messageId,
                orderId,
                seller,
                sealed(seller, "It is the number of a part"),
                Instant.now(),
                about));
    }

    private VerdictGiven redacted() {
        publish(new MessageReceived(
                conversationId,
                messageId,
                orderId,
                ConversationKind.ORDER,
                new Participant(seller, Role.SELLER, "en"),
                new Participant(buyer, Role.BUYER, "en"),
                Channel.API,
                sealed(seller, "Lamp"),
                sealed(seller, CARD),
                null,
                null,
                List.of(),
                Instant.now()));
        VerdictGiven verdict = messaging.awaitVerdict(messageId, 1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED);
        assertThat(verdict.delivery().redactions()).hasSize(1);
        return verdict;
    }

    private VerdictGiven decideAppeal(String code) {
        redacted();
        appeal(null);
        String path = "/api/screenings/" + messageId;
        JsonNode shown = await().atMost(SOON)
                .until(
                        () -> json.readTree(
                                doors.get(path + "?reason=appeal", "trust").body()),
                        screening -> screening.at("/screening/revision").asInt() == 2);
        assertThat(shown.at("/content/text").asString()).isEqualTo(CARD);
        assertThat(shown.at("/content/appeal").asString()).isEqualTo("It is the number of a part");
        HttpResponse<String> decided = doors.post(
                path + "/decision",
                "trust",
                "{\"outcome\": \"cleared\", \"reason\": \"looked\", \"revision\": 2, \"code\": \"%s\"}"
                        .formatted(code));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        // The time in which it can be undone is over.
        jdbc.sql("update review_decision set effective_at = now() - interval '1 second' where screening_id = ?")
                .param(messageId)
                .update();
        return messaging.awaitVerdict(messageId, 3);
    }

    @Test
    void whatWentOutWithoutSomeWordsGoesOutWholeWhereSomebodyFindsThemHarmless() {
        VerdictGiven granted = decideAppeal("harmless");

        assertThat(granted.outcome()).isEqualTo(Outcome.CLEARED);
        assertThat(granted.delivery()).isNull();
        assertThat(granted.appeal()).isEqualTo("GRANTED");
    }

    @Test
    void itStaysAsItIsForAnyOtherReason() {
        VerdictGiven refused = decideAppeal("context");

        assertThat(refused.outcome()).isEqualTo(Outcome.CLEARED);
        assertThat(refused.delivery().redactions()).hasSize(1);
        assertThat(refused.appeal()).isEqualTo("REFUSED");
    }

    private void warned() {
        publish(new MessageReported(
                conversationId,
                messageId,
                orderId,
                buyer,
                seller,
                Role.SELLER,
                "fraud",
                sealed(buyer, "He wants to be paid twice"),
                sealed(seller, "Lamp"),
                sealed(seller, "Pay me again"),
                Instant.now()));
        await().atMost(SOON)
                .until(() -> doors.get(report + "?reason=look", "trust").statusCode() == 200);
        String upheld = "{\"answer\": \"UPHELD\", \"measure\": \"WARNING\", \"explanation\": \"twice\"}";
        assertThat(doors.post(report + "/answer", "trust", upheld).statusCode()).isEqualTo(204);
        messaging.await(ReportAnswered.class, answer -> answer.reportId().equals(reportId));
    }

    private HttpResponse<String> decide(String reviewer, String measure) {
        String decision = "{\"measure\": \"%s\", \"explanation\": \"looked again\"}".formatted(measure);
        return doors.post(report + "/appeal-decision", reviewer, decision);
    }

    private JsonNode standing() {
        return json.readTree(
                        doors.get("/api/case-files/order-" + orderId, "trust").body())
                .at("/file/standing");
    }

    @Test
    void aWarningIsLookedAtAgainBySomebodyElseAndNeverGetsWorse() {
        warned();
        assertThat(decide("trust-2", "NONE").body()).contains("/problems/report-not-appealed");
        await().atMost(SOON).until(() -> standing().path("tasks").isEmpty());

        appeal("report");
        await().atMost(SOON)
                .until(() -> doors.get("/api/reports?size=200", "trust").body().contains(reportId));
        await().atMost(SOON).until(() -> !standing().path("tasks").isEmpty());
        String page = "/console/reports/" + reportId;
        for (String language : List.of("en", "de", "ar", "ja")) {
            for (String path : List.of("/console/reports", page)) {
                HttpResponse<String> shown = doors.send(doors.request(path, "trust-2")
                        .header("Accept-Language", language)
                        .GET());
                assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
                assertThat(shown.body()).as(path).doesNotContain("??");
            }
        }
        assertThat(doors.get(page, "trust-2").body()).contains("id=\"appeal\"", "It is the number of a part");
        assertThat(doors.get(page, "trust").body()).contains("id=\"against\"").doesNotContain("id=\"appeal\"");

        assertThat(decide("trust", "NONE").body()).contains("/problems/report-spoken");
        assertThat(decide("trust-2", "RESTRICTION").body()).contains("/problems/report-graver");
        HttpResponse<String> lifted =
                doors.form(page + "/appeal-decision", "trust-2", "measure=NONE&explanation=a+joke");
        assertThat(lifted.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("done=report-appeal-decided"));

        ReportAppealDecided told = messaging.await(
                ReportAppealDecided.class, decided -> decided.reportId().equals(reportId));
        assertThat(told.before()).isEqualTo("WARNING");
        assertThat(told.measure()).isEqualTo("NONE");
        assertThat(told.by()).isNotBlank();
        await().atMost(SOON).until(() -> standing().path("tasks").isEmpty());
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(appeals().path("reversed").asInt()).isPositive());
    }

    private JsonNode appeals() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String period = "?from=" + today.minusDays(1) + "&until=" + today.plusDays(2);
        return json.readTree(doors.get("/api/transparency-report" + period, "auditor")
                        .body())
                .path("appeals");
    }
}
