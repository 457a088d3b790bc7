package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageReleasedUnscreened;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.Ids;
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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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

/** Rule sets from draft to live and back, on real parts. */
@ServiceTest("moderation")
class RuleSetServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String sender = "party-" + unique;
    private Messaging messaging;

    @BeforeEach
    void startMessaging() {
        messaging = new Messaging(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
    }

    /** Other tests screen by the built-in rules. */
    @AfterEach
    void retireWhatIsLive() throws Exception {
        for (JsonNode set : body("GET", "/api/rule-sets?size=200", "", "lea")) {
            if (!set.path("state").asString().equals("RETIRED")) {
                act(set.path("version").asInt(), "retirement", "lea");
            }
        }
        messaging.close();
    }

    @Test
    void textThatIsNoRuleSetIsRefusedWithThePlaces() throws Exception {
        HttpResponse<String> refused =
                send("POST", "/api/rule-sets/check", text("name: house\nrules:\n  - {id: a, category: b}\n"), "anna");
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode error = json.readTree(refused.body()).path("errors").path(0);
        assertThat(error.path("rule").asString()).isEqualTo("a");
        assertThat(error.path("line").asInt()).isEqualTo(3);
        assertThat(send("POST", "/api/rule-sets/check", text("name: x"), "agent", "agent")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void setIsTestedAgainstHistoryAndPutInForceBySomebodyElse() throws Exception {
        Instant since = Instant.now().minusSeconds(1);
        assertThat(screened("m1", "I paid the zyxophone fee").ruleSet()).startsWith("foundation/");
        screened("m2", "Nothing of the kind");
        int version = draft(set("zyxophone", "hold"));

        HttpResponse<String> early = act(version, "live", "lea");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("/problems/rule-set-not-tested");
        String testId = backTest(version, since);
        JsonNode test = body("GET", "/api/rule-sets/back-tests/" + testId, "", "anna");
        assertThat(test.at("/figures/newlyWithheld").asInt())
                .as(test.toString())
                .isEqualTo(1);
        assertThat(test.at("/samples/0/messageId").asString()).isEqualTo("m1-" + unique);
        assertThat(test.at("/rules/word-zyxophone").asInt()).isEqualTo(1);
        JsonNode sample = json.readTree(send(
                        "GET",
                        "/api/rule-sets/back-tests/" + testId + "/samples/m1-" + unique,
                        "",
                        "anna",
                        "trust",
                        "Amana-Reason",
                        "to see whom it hits")
                .body());
        assertThat(sample.at("/message/own/1").asString()).isEqualTo("I paid the zyxophone fee");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'rule-set.sample-read' and target = :t")
                        .param("t", "screening/m1-" + unique)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        assertThat(act(version, "live", "anna", "trust-lead").statusCode()).isEqualTo(403);
        assertThat(act(version, "live", "lea", "trust").statusCode()).isEqualTo(403);
        assertThat(act(version, "live", "lea").statusCode()).isEqualTo(204);
        VerdictGiven held = awaitScreenedBy("house/" + version, "Again the z y x o p h o n e fee");
        assertThat(held.outcome()).isEqualTo(Outcome.HELD);
        assertThat(held.riskClass()).isEqualTo("between-parties");
        assertThat(held.latencyMillis()).isNotNegative();
        assertThat(held.reasons().getFirst().ruleSet()).startsWith("house/" + version + '-');
        assertThat(held.reasons().getFirst().span().part()).isEqualTo("text");
    }

    @Test
    void wordsAreToBeTakenOutAndTheReaderWarned() throws Exception {
        int version = live("""
                name: house
                rules:
                  - {id: a, category: advertising, severity: low, words: qwertzcode, outcome: redact}
                  - {id: b, category: advertising, severity: low, words: mellowtrix, outcome: warn}
                """);
        VerdictGiven verdict = awaitScreenedBy("house/" + version, "Use QWERTZcode at mellowtrix");
        assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED);
        assertThat(verdict.delivery()).isNotNull();
        assertThat(verdict.delivery().warned()).isTrue();
        assertThat(verdict.delivery().redactions())
                .extracting(words -> vault.open(words).revealOr(""))
                .containsExactly("QWERTZcode");

        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String period = "?from=" + today.minusDays(1) + "&until=" + today.plusDays(2);
        String puid = Ids.derived("statement", verdict.messageId(), "1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(body("GET", "/api/statements-of-reasons" + period, "", "anna")
                                .path("statements")
                                .valueStream())
                        .anySatisfy(statement -> {
                            assertThat(statement.path("puid").asString()).isEqualTo(puid);
                            assertThat(statement.at("/decision_visibility/0").asString())
                                    .isEqualTo("DECISION_VISIBILITY_OTHER");
                            assertThat(statement
                                            .path("decision_visibility_other")
                                            .asString())
                                    .contains("replaced");
                        }));
        assertThat(body("GET", "/api/transparency-report" + period, "", "anna")
                        .path("ownInitiative")
                        .valueStream())
                .anySatisfy(line -> assertThat(line.path("redacted").asInt()).isPositive());
    }

    @Test
    void everyMessageIsScreenedByOneVersionWhileSetsAreSwapped() throws Exception {
        int first = tested(set("flimflamment", "hold"));
        int second = tested(set("flimflamment", "block"));
        int messages = 60;
        for (int i = 0; i < messages; i++) {
            publish("swap" + i, "A flimflamment, number " + i);
            if (i == 20) {
                assertThat(act(first, "live", "lea").statusCode()).isEqualTo(204);
            } else if (i == 40) {
                assertThat(act(second, "live", "lea").statusCode()).isEqualTo(204);
            }
        }
        for (int i = 0; i < messages; i++) {
            VerdictGiven verdict = messaging.awaitVerdict("swap" + i + '-' + unique, 1);
            String set = String.valueOf(verdict.ruleSet());
            Outcome expected = set.contains("house/" + first + '-')
                    ? Outcome.HELD
                    : set.contains("house/" + second + '-') ? Outcome.BLOCKED : Outcome.CLEARED;
            assertThat(verdict.outcome()).as(set).isEqualTo(expected);
        }
    }

    @Test
    void versionInShadowIsWatchedAndDoesNothing() throws Exception {
        int version = draft(set("umbrawort", "block"));
        assertThat(act(version, "shadow", "anna").statusCode()).isEqualTo(204);
        String path = "/api/rule-sets/" + version + "/shadow";
        await().atMost(SOON).untilAsserted(() -> {
            VerdictGiven verdict = screened("s" + UUID.randomUUID(), "There is an umbrawort");
            assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED);
            assertThat(body("GET", path, "", "anna")
                            .at("/counts/NEWLY_WITHHELD")
                            .asInt())
                    .isPositive();
        });
        assertThat(body("GET", path, "", "anna").at("/differences/0/after").asString())
                .isEqualTo("BLOCKED");
    }

    @Test
    void previewTriesAVersionThatIsNotInForce() throws Exception {
        int version = draft(set("vorschauwort", "hold"));
        String sample = json.writeValueAsString(List.of(Map.of("text", "Ein vorschauwort", "senderRole", "buyer")));
        assertThat(body("POST", "/api/screenings/preview", sample, "anna")
                        .at("/0/verdict")
                        .asString())
                .isEqualTo("CLEARED");
        JsonNode tried = body("POST", "/api/screenings/preview?ruleSet=" + version, sample, "anna");
        assertThat(tried.at("/0/verdict").asString()).isEqualTo("HELD");
        assertThat(tried.at("/0/reasons/0/start").asInt()).isEqualTo(4);
    }

    @Test
    void badMessageThatWentOutUnscreenedBecomesATask() {
        publish("late", "I will kill you");
        messaging.publish(
                MessagingEvent.TOPIC,
                "conversation-" + unique,
                new MessageReleasedUnscreened(
                        "conversation-" + unique,
                        "late-" + unique,
                        "order-" + unique,
                        "between-parties",
                        600_000,
                        Instant.now()));
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from case_file_text where case_id = :case and kind = 'task'")
                                .param("case", "order-order-" + unique)
                                .query(Long.class)
                                .single()
                        == 1);
    }

    private VerdictGiven awaitScreenedBy(String set, String text) {
        return await().atMost(SOON)
                .until(
                        () -> screened("t" + UUID.randomUUID(), text),
                        verdict -> String.valueOf(verdict.ruleSet()).contains(set + '-'));
    }

    private VerdictGiven screened(String name, String text) {
        publish(name, text);
        return messaging.awaitVerdict(name + '-' + unique, 1);
    }

    private void publish(String name, String text) {
        messaging.publish(
                MessagingEvent.TOPIC,
                "conversation-" + unique,
                new MessageReceived(
                        "conversation-" + unique,
                        name + '-' + unique,
                        "order-" + unique,
                        ConversationKind.ORDER,
                        new Participant(sender, Role.BUYER, "en"),
                        new Participant("other-" + unique, Role.SELLER, "en"),
                        Channel.SMTP,
                        sealed("Hello"),
                        sealed(text),
                        null,
                        null,
                        List.of(),
                        Instant.now()));
    }

    private SealedText sealed(String text) {
        return vault.seal(Personal.of(sender, RetentionClass.CORRESPONDENCE, text));
    }

    private static String set(String word, String outcome) {
        return "name: house\nrules:\n  - {id: word-%s, category: other, severity: medium, words: %s, outcome: %s}\n"
                .formatted(word, word, outcome);
    }

    private int live(String set) throws Exception {
        int version = tested(set);
        assertThat(act(version, "live", "lea").statusCode()).isEqualTo(204);
        return version;
    }

    private int tested(String set) throws Exception {
        int version = draft(set);
        Instant before = Instant.now();
        screened("tested" + UUID.randomUUID(), "A test of no message would not count");
        backTest(version, before);
        return version;
    }

    private int draft(String set) throws Exception {
        HttpResponse<String> drafted = send("POST", "/api/rule-sets", text(set), "anna");
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        return json.readTree(drafted.body()).path("version").asInt();
    }

    private String backTest(int version, Instant since) throws Exception {
        JsonNode begun =
                body("POST", "/api/rule-sets/" + version + "/back-tests", "{\"since\": \"" + since + "\"}", "anna");
        await().atMost(SOON)
                .until(() -> body("GET", "/api/rule-sets/" + version, "", "anna")
                        .path("current")
                        .asBoolean());
        return begun.path("testId").asString();
    }

    private HttpResponse<String> act(int version, String act, String who, String... roles) throws Exception {
        String role = roles.length == 0 ? (who.equals("lea") ? "trust-lead" : "trust") : roles[0];
        return send("POST", "/api/rule-sets/" + version + '/' + act, "{\"reason\": \"test\"}", who, role);
    }

    private String text(String set) {
        return json.writeValueAsString(Map.of("text", set, "note", "test"));
    }

    private JsonNode body(String method, String path, String body, String who)
            throws IOException, InterruptedException {
        return json.readTree(send(method, path, body, who).body());
    }

    private HttpResponse<String> send(String method, String path, String body, String who, String... roleAndHeader)
            throws IOException, InterruptedException {
        String role = roleAndHeader.length == 0 ? (who.equals("lea") ? "trust-lead" : "trust") : roleAndHeader[0];
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(who, role))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (roleAndHeader.length == 3) {
            request.header(roleAndHeader[1], roleAndHeader[2]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
