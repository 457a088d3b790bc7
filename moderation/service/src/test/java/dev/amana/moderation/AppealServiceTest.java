package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.AppealSubmitted;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.ReportAnswered;
import dev.amana.moderation.contract.ModerationEvent.ReportAppealDecided;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A sender appeals against what became of a message that went out, and somebody else decides. */
class AppealServiceTest extends ReportedMessageTest {
    private static final String CARD = "Charge 4111 1111 1111 1111 if you like";

    private final String screening = "/api/screenings/" + messageId;
    private final String report = "/api/reports/" + reportId;

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
        publish(received(CARD, null));
        VerdictGiven verdict = messaging.awaitVerdict(messageId, 1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED);
        assertThat(verdict.delivery().redactions()).hasSize(1);
        return verdict;
    }

    private VerdictGiven decideAppeal(String code) {
        redacted();
        appeal(null);
        JsonNode shown = await().atMost(SOON)
                .until(
                        () -> json.readTree(
                                doors.get(screening + "?reason=appeal", "trust").body()),
                        screening -> screening.at("/screening/revision").asInt() == 2);
        assertThat(shown.at("/content/text").asString()).isEqualTo(CARD);
        assertThat(shown.at("/content/appeal").asString()).isEqualTo("It is the number of a part");
        HttpResponse<String> decided = decideOnMessage("cleared", code);
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        // The time in which it can be undone is over.
        jdbc.sql("update review_decision set effective_at = now() - interval '1 second' where screening_id = ?")
                .param(messageId)
                .update();
        return messaging.awaitVerdict(messageId, 3);
    }

    private HttpResponse<String> decideOnMessage(String outcome, String code) {
        return doors.post(
                screening + "/decision",
                "trust",
                "{\"outcome\": \"%s\", \"reason\": \"looked\", \"revision\": 2, \"code\": \"%s\"}"
                        .formatted(outcome, code));
    }

    @Test
    void whatWentOutCannotBeBlockedAndTheDeskDoesNotOfferIt() {
        redacted();
        appeal(null);
        String item = await().atMost(SOON)
                .until(
                        () -> doors.form("/console/review/take", "trust", "alike=" + messageId)
                                .body(),
                        body -> body.contains(messageId));
        assertThat(decideOnMessage("blocked", "contact-data").body()).contains("/problems/delivered-already");
        assertThat(item)
                .contains("id=\"appeal-delivered\"", "data-outcome=\"cleared\"")
                .doesNotContain("data-outcome=\"blocked\"", "??");
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
        report();
        String upheld = "{\"answer\": \"UPHELD\", \"measure\": \"WARNING\", \"explanation\": \"twice\"}";
        assertThat(doors.post(report + "/answer", "trust", upheld).statusCode()).isEqualTo(204);
        messaging.await(ReportAnswered.class, answer -> answer.reportId().equals(reportId));
    }

    private HttpResponse<String> decide(String reviewer, String measure) {
        String decision = "{\"measure\": \"%s\", \"explanation\": \"looked again\"}".formatted(measure);
        return doors.post(report + "/appeal-decision", reviewer, decision);
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
        return json.readTree(doors.get("/api/transparency-report" + period, "auditor")
                        .body())
                .path("appeals");
    }
}
