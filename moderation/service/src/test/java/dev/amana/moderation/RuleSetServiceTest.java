package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.moderation.population.Population;
import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.verdict.Severity;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Rule sets from their draft to the screening of messages. */
class RuleSetServiceTest extends HouseRulesTest {
    @Autowired
    private Population population;

    @Autowired
    private Teams teams;

    @Autowired
    private Exposures exposures;

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
                        .param("t", "case/conversation-conversation-%s/message/m1-%s".formatted(unique, unique))
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
    void sampledMessageIsALookAtItsPartiesWithinTheLimitsOfTheDesk() throws Exception {
        String agent = "agent-" + unique;
        String reader = "reader-" + unique;
        population.order("order-" + unique, sender, "other-" + unique);
        Instant since = Instant.now().minusSeconds(1);
        screened("s1", "The quibblefish swims");
        publish("s2", "The quibblefish sinks", new Participant(agent, Role.AGENT, "en"));
        messaging.awaitVerdict("s2-" + unique, 1);
        int version = draft(set("quibblefish", "hold").replace("medium", "high"));
        String samples = "/api/rule-sets/back-tests/" + backTest(version, since) + "/samples/";
        String first = samples + "s1-" + unique;

        assertThat(sample(first, sender).body()).contains("/problems/own-message");
        teams.put(agent, "blue-" + unique);
        teams.put(reader, "blue-" + unique);
        assertThat(sample(samples + "s2-" + unique, reader).body()).contains("/problems/own-team");
        assertThat(sample(first, reader).body()).contains("The quibblefish swims");
        assertThat(exposures.of(reader).lastHour()).isEqualTo(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                jdbc.sql("select about[1] from staff_look_up where staff_id = ? and action = ?")
                                        .params(reader, "rule-set.sample-read")
                                        .query(String.class)
                                        .list())
                        .containsExactly(sender));

        teams.put(reader, null);
        for (int i = 0; i < 30; i++) {
            exposures.count(reader, "seen" + i + unique, Severity.HIGH);
        }
        assertThat(sample(samples + "s2-" + unique, reader).statusCode()).isEqualTo(429);
        assertThat(sample(first, reader).statusCode()).as("was shown before").isEqualTo(200);
    }

    private HttpResponse<String> sample(String path, String who) throws Exception {
        return send("GET", path, "", who, "trust", "Amana-Reason", "to see whom it hits");
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

    /** More of them than are allowed now may stand in the table from before. */
    @Test
    void theLiveVersionStaysInForceHoweverManyShadowsThereAre() throws Exception {
        int live = live(set("leuchtwort", "hold"));
        for (int shadow = 1; shadow <= 3; shadow++) {
            assertThat(act(draft(set("umbra", "block")), "shadow", "anna").statusCode())
                    .isEqualTo(204);
        }
        int fourth = draft(set("umbra", "block"));
        HttpResponse<String> refused = act(fourth, "shadow", "anna");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("/problems/too-many-shadows");

        jdbc.sql("update rule_set set state = 'SHADOW' where version = :version")
                .param("version", fourth)
                .update();
        assertThat(awaitScreenedBy("house/" + live, "There is a leuchtwort").outcome())
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void setOfTenThousandRulesComesThroughTheDoor() throws Exception {
        StringBuilder set = new StringBuilder("name: house\nrules:\n");
        for (int rule = 0; rule < 10_000; rule++) {
            set.append(
                    "  - {id: word-%d, category: other, severity: medium, outcome: hold, words: '\"wort%d and more of it, as people write it\"'}\n"
                            .formatted(rule, rule));
        }
        HttpResponse<String> checked = send("POST", "/api/rule-sets/check", text(set.toString()), "anna");
        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
        assertThat(json.readTree(checked.body()).path("rules").asInt()).isEqualTo(10_000);
        assertThat(draft(set.toString())).isPositive();
    }

    @Test
    void aThousandLongTextsAreTriedAtOnce() throws Exception {
        Map<String, String> sample = Map.of("text", "رسالة طويلة ".repeat(100), "senderRole", "seller", "locale", "ar");
        List<Map<String, String>> most = Collections.nCopies(1_000, sample);
        JsonNode tried = body("POST", "/api/screenings/preview", json.writeValueAsString(most), "anna");
        assertThat(tried.size()).isEqualTo(1_000);
        assertThat(send(
                                "POST",
                                "/api/screenings/preview",
                                json.writeValueAsString(Collections.nCopies(1_001, sample)),
                                "anna")
                        .statusCode())
                .isEqualTo(400);
    }
}
