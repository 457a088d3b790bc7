package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageReleasedUnscreened;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.Ids;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is delivered without some words or with a warning, and what went out before its verdict. */
class DeliveredOtherwiseTest extends HouseRulesTest {
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
                .untilAsserted(() -> assertThat(statements(period)).anySatisfy(statement -> {
                    assertThat(statement.path("puid").asString()).isEqualTo(puid);
                    assertThat(statement.at("/decision_visibility/0").asString())
                            .isEqualTo("DECISION_VISIBILITY_OTHER");
                    assertThat(statement.path("decision_visibility_other").asString())
                            .contains("replaced");
                }));
        assertThat(body("GET", "/api/transparency-report" + period, "", "anna")
                        .path("ownInitiative")
                        .valueStream())
                .anySatisfy(line -> assertThat(line.path("redacted").asInt()).isPositive());
    }

    /** Of all portions, since other tests have theirs. */
    private List<JsonNode> statements(String period) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        String path = "/api/statements-of-reasons" + period;
        while (path != null) {
            HttpResponse<String> portion = send("GET", path, "", "anna");
            json.readTree(portion.body()).path("statements").forEach(all::add);
            path = portion.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        return all;
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
}
