package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** What tests of rule sets share: drafting, testing and putting one in force, and messages that it screens. */
abstract class HouseRulesTest extends RunningServiceTest {
    final HttpClient http = HttpClient.newHttpClient();
    final String sender = "party-" + unique;

    /** Other tests screen by the built-in rules. */
    @AfterEach
    void retireWhatIsLive() throws Exception {
        for (JsonNode set : body("GET", "/api/rule-sets?size=200", "", "lea")) {
            if (!set.path("state").asString().equals("RETIRED")) {
                act(set.path("version").asInt(), "retirement", "lea");
            }
        }
    }

    VerdictGiven awaitScreenedBy(String set, String text) {
        return await().atMost(SOON)
                .until(
                        () -> screened("t" + UUID.randomUUID(), text),
                        verdict -> String.valueOf(verdict.ruleSet()).contains(set + '-'));
    }

    VerdictGiven screened(String name, String text) {
        publish(name, text);
        return messaging.awaitVerdict(name + '-' + unique, 1);
    }

    void publish(String name, String text) {
        publish(name, text, new Participant(sender, Role.BUYER, "en"));
    }

    void publish(String name, String text, Participant from) {
        messaging.publish(
                MessagingEvent.TOPIC,
                "conversation-" + unique,
                new MessageReceived(
                        "conversation-" + unique,
                        name + '-' + unique,
                        "order-" + unique,
                        ConversationKind.ORDER,
                        from,
                        new Participant("other-" + unique, Role.SELLER, "en"),
                        Channel.SMTP,
                        sealed("Hello"),
                        sealed(text),
                        null,
                        null,
                        List.of(),
                        Instant.now()));
    }

    SealedText sealed(String text) {
        return vault.seal(Personal.of(sender, RetentionClass.CORRESPONDENCE, text));
    }

    static String set(String word, String outcome) {
        return "name: house\nrules:\n  - {id: word-%s, category: other, severity: medium, words: %s, outcome: %s}\n"
                .formatted(word, word, outcome);
    }

    int live(String set) throws Exception {
        int version = tested(set);
        assertThat(act(version, "live", "lea").statusCode()).isEqualTo(204);
        return version;
    }

    int tested(String set) throws Exception {
        int version = draft(set);
        Instant before = Instant.now();
        screened("tested" + UUID.randomUUID(), "A test of no message would not count");
        backTest(version, before);
        return version;
    }

    int draft(String set) throws Exception {
        HttpResponse<String> drafted = send("POST", "/api/rule-sets", text(set), "anna");
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        return json.readTree(drafted.body()).path("version").asInt();
    }

    String backTest(int version, Instant since) throws Exception {
        JsonNode begun =
                body("POST", "/api/rule-sets/" + version + "/back-tests", "{\"since\": \"" + since + "\"}", "anna");
        await().atMost(SOON)
                .until(() -> body("GET", "/api/rule-sets/" + version, "", "anna")
                        .path("current")
                        .asBoolean());
        return begun.path("testId").asString();
    }

    HttpResponse<String> act(int version, String act, String who, String... roles) throws Exception {
        String role = roles.length == 0 ? (who.equals("lea") ? "trust-lead" : "trust") : roles[0];
        return send("POST", "/api/rule-sets/" + version + '/' + act, "{\"reason\": \"test\"}", who, role);
    }

    String text(String set) {
        return json.writeValueAsString(Map.of("text", set, "note", "test"));
    }

    JsonNode body(String method, String path, String body, String who) throws IOException, InterruptedException {
        return json.readTree(send(method, path, body, who).body());
    }

    HttpResponse<String> send(String method, String path, String body, String who, String... roleAndHeader)
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
