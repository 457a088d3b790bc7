package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageReported;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.ReportAnswered;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.ServiceTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a recipient's report to its answer, and what the public is told about both and about blocked messages. */
@ServiceTest("moderation")
class ReportServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Vault vault;

    @Autowired
    CommandGateway commands;

    private final JsonMapper json = JsonMapper.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String messageId = "message-" + unique;
    private final String conversationId = "conversation-" + unique;
    private final String orderId = "order-" + unique;
    private final String buyer = "buyer-" + unique;
    private final String seller = "seller-" + unique;
    private final String reportId = Ids.derived("report", messageId);
    private final String period = period();
    private Messaging messaging;

    @BeforeEach
    void startMessaging() {
        messaging = new Messaging(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
    }

    @AfterEach
    void stopMessaging() {
        messaging.close();
    }

    private static String period() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "?from=" + today.minusDays(1) + "&until=" + today.plusDays(2);
    }

    private SealedText sealed(String subject, String text) {
        return vault.seal(Personal.of(subject, RetentionClass.CORRESPONDENCE, text));
    }

    private void report() {
        messaging.publish(
                MessagingEvent.TOPIC,
                conversationId,
                new MessageReported(
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
                .until(() -> get("/api/reports?size=200", "trust").body().contains(reportId));
    }

    @Test
    void aReportIsReadWithAReasonAndAnsweredOnce() {
        report();
        String path = "/api/reports/" + reportId;
        assertThat(get("/api/reports?size=200", "trust").body()).doesNotContain("paid twice", "Pay me");
        assertThat(get(path, "trust").statusCode()).isEqualTo(400);
        assertThat(get(path + "?reason=x", "buyer").statusCode()).isEqualTo(403);
        JsonNode shown = json.readTree(get(path + "?reason=answering", "trust").body());
        assertThat(shown.at("/texts/words").asString()).isEqualTo("He wants to be paid twice");
        assertThat(shown.at("/texts/text").asString()).isEqualTo("Pay me again");

        String upheld = "{\"answer\": \"UPHELD\", \"measure\": \"RESTRICTION\", \"explanation\": \"paid before\"}";
        assertThat(post(path + "/answer", "trust", "{\"answer\": \"UPHELD\"}").statusCode())
                .isEqualTo(400);
        assertThat(tasks()).contains("Answer the report " + reportId);
        assertThat(post(path + "/answer", "trust", upheld).statusCode()).isEqualTo(202);
        assertThat(post(path + "/answer", "trust", upheld).statusCode()).isEqualTo(202);
        assertThat(post(path + "/answer", "trust", upheld.replace("RESTRICTION", "NONE"))
                        .body())
                .contains("/problems/report-spoken");
        assertThat(post(path + "/answer", "trust-lead", upheld).statusCode()).isEqualTo(204);
        HttpResponse<String> second =
                post(path + "/answer", "trust-2", "{\"answer\": \"REJECTED\", \"explanation\": \"no\"}");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("/problems/report-answered");

        ReportAnswered told = messaging.await(
                ReportAnswered.class, answer -> answer.reportId().equals(reportId));
        assertThat(told.measure()).isEqualTo("RESTRICTION");
        assertThat(told.reporterId()).isEqualTo(buyer);
        await().atMost(SOON).until(() -> standing().path("tasks").isEmpty());
        assertThat(standing().path("priority").asString()).isEqualTo("HIGH");
        JsonNode statement = statement(Ids.derived("statement", reportId));
        assertThat(statement.path("source_type").asString()).isEqualTo("SOURCE_ARTICLE_16");
        assertThat(statement.path("decision_account").asString()).isEqualTo("DECISION_ACCOUNT_SUSPENDED");
    }

    @Test
    void whoeverHadASayInLettingTheMessageGoDoesNotJudgeWhetherThatWasRight() {
        SealedText quote = sealed(seller, "I will kill you");
        messaging.publish(MessagingEvent.TOPIC, conversationId, received("What does this mean?", quote));
        messaging.awaitVerdict(messageId, 1);
        for (int revision = 1; revision <= 2; revision++) {
            commands.sendAndWait(new DecideScreening(
                    messageId,
                    Outcome.CLEARED,
                    Personal.of("reviewer", RetentionClass.STAFF_EVIDENCE, "context"),
                    revision == 1 ? "trust" : "trust-2",
                    revision));
        }
        messaging.awaitVerdict(messageId, 3);
        report();
        String answer = "{\"answer\": \"REJECTED\", \"measure\": \"NONE\", \"explanation\": \"fine\"}";
        String path = "/api/reports/" + reportId + "/answer";
        for (String reviewer : List.of("trust", "trust-2")) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(against(reviewer)).contains("id=\"against\""));
            HttpResponse<String> refused = post(path, reviewer, answer);
            assertThat(refused.statusCode()).as(reviewer).isEqualTo(403);
            assertThat(refused.body()).contains("/problems/own-decision");
        }
        assertThat(post(path, "trust-lead", answer).statusCode()).isEqualTo(204);
    }

    private String against(String reviewer) {
        return get("/console/reports/" + reportId, reviewer).body();
    }

    private MessageReceived received(String text, @Nullable SealedText quoted) {
        return new MessageReceived(
                conversationId,
                messageId,
                orderId,
                ConversationKind.ORDER,
                new Participant(seller, Role.SELLER, "en"),
                new Participant(buyer, Role.BUYER, "en"),
                Channel.SMTP,
                sealed(seller, "Lamp"),
                sealed(seller, text),
                quoted,
                null,
                List.of(),
                Instant.now());
    }

    @Test
    void reportsAreReadAndAnsweredOnPagesInEachLanguage() {
        report();
        String path = "/console/reports/" + reportId;
        for (String language : List.of("en", "de", "ar", "ja")) {
            for (String page : List.of("/console/reports", "/console/reports?answered=true", path)) {
                HttpResponse<String> shown = send(request(page, "trust")
                        .header("Accept-Language", language)
                        .GET());
                assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
                assertThat(shown.body()).as(page).doesNotContain("??");
            }
        }
        assertThat(get("/console/reports", "trust").body()).contains(path).doesNotContain("Pay me");
        assertThat(get(path, "trust").body())
                .contains("He wants to be paid twice", "Pay me again", "/console/cases/order-" + orderId);
        assertThat(get(path, "buyer").statusCode()).isEqualTo(403);

        String restriction = "answer=UPHELD&measure=RESTRICTION&explanation=paid+before";
        assertThat(location(form(path + "/answer", "trust", restriction))).endsWith("done=report-proposed");
        await().atMost(SOON).until(() -> get(path, "trust").body(), page -> page.contains("id=\"against\""));
        assertThat(get(path, "trust-lead").body()).contains("id=\"answer\"").doesNotContain("paid before");
        String rejection = "answer=REJECTED&measure=WARNING&explanation=fine";
        assertThat(location(form(path + "/answer", "trust-lead", rejection))).endsWith("done=report-answered");
        await().atMost(SOON)
                .until(() -> get("/console/reports?answered=true", "trust").body(), page -> page.contains(path));
        assertThat(get(path, "trust").body()).doesNotContain("id=\"answer\"");
    }

    @Test
    void whoeverAReportIsAboutReadsNothingOfIt() {
        report();
        HttpResponse<String> page = send(request("/console/reports/" + reportId, "trust")
                .setHeader("Authorization", DemoTokens.bearer(seller, "trust"))
                .GET());
        assertThat(page.body())
                .contains("id=\"against\"")
                .doesNotContain("paid twice", "Pay me again", "id=\"answer\"");
        HttpResponse<String> answer = send(request("/api/reports/" + reportId + "?reason=curious", "trust")
                .setHeader("Authorization", DemoTokens.bearer(seller, "trust"))
                .GET());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("own-report").doesNotContain("paid twice", "Pay me again");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> form(String path, String user, String fields) {
        return doors().form(path, user, fields);
    }

    @Test
    void aBlockedMessageHasAStatementOfReasonsThatNamesNobody() {
        messaging.publish(MessagingEvent.TOPIC, conversationId, received("I will kill you", null));
        messaging.awaitVerdict(messageId, 1);

        JsonNode statement = statement(Ids.derived("statement", messageId, "1"));
        assertThat(statement.path("category").asString()).isEqualTo("STATEMENT_CATEGORY_CYBER_VIOLENCE");
        assertThat(statement.path("automated_decision").asString()).isEqualTo("AUTOMATED_DECISION_FULLY");
        assertThat(statement.toString()).doesNotContain(unique, "kill");
        assertThat(get("/api/statements-of-reasons/schema", "auditor").body()).contains("2020-12");
    }

    @Test
    void theTransparencyReportCountsAsJsonAndAsATable() {
        report();
        String path = "/api/transparency-report" + period;
        JsonNode numbers = json.readTree(get(path, "auditor").body());
        assertThat(numbers.path("notices").valueStream())
                .anySatisfy(line -> assertThat(line.path("category").asString()).isEqualTo("FRAUD"));
        HttpResponse<String> csv =
                send(request(path, "auditor").header("Accept", "text/csv").GET());
        assertThat(csv.body())
                .startsWith("section,group,figure,value\r\n")
                .contains("notices,FRAUD,received,", "appeals,,decided,");
        assertThat(get("/api/transparency-report?from=2026-02-01&until=2026-01-01", "auditor")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get(path, "seller").statusCode()).isEqualTo(403);
    }

    private String tasks() {
        return await().atMost(SOON)
                .until(() -> get("/api/case-files/order-" + orderId, "trust").body(), file -> file.contains("Answer"));
    }

    private JsonNode standing() {
        return json.readTree(get("/api/case-files/order-" + orderId, "trust").body())
                .at("/file/standing");
    }

    private JsonNode statement(String puid) {
        return await().atMost(SOON)
                .until(
                        () -> statements().stream()
                                .filter(found -> found.path("puid").asString().equals(puid))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Of all portions: others have written some, too. */
    private List<JsonNode> statements() {
        List<JsonNode> all = new ArrayList<>();
        String path = "/api/statements-of-reasons" + period;
        while (!path.isEmpty()) {
            HttpResponse<String> portion = get(path, "auditor");
            json.readTree(portion.body()).path("statements").forEach(all::add);
            path = portion.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }
        return all;
    }

    private HttpResponse<String> get(String path, String user) {
        return doors().get(path, user);
    }

    private HttpResponse<String> post(String path, String user, String body) {
        return doors().post(path, user, body);
    }

    private HttpRequest.Builder request(String path, String user) {
        return doors().request(path, user);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return doors().send(request);
    }

    private Doors doors() {
        return new Doors(port);
    }
}
