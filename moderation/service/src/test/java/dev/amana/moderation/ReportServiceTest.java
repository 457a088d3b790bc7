package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.contract.ModerationEvent.ReportAnswered;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import java.net.http.HttpResponse;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From a recipient's report to its answer. */
class ReportServiceTest extends ReportedMessageTest {
    @Autowired
    CommandGateway commands;

    @Test
    void aReportIsReadWithAReasonAndAnsweredOnce() {
        report();
        String path = "/api/reports/" + reportId;
        assertThat(doors.get("/api/reports?size=200", "trust").body()).doesNotContain("paid twice", "Pay me");
        assertThat(doors.get(path, "trust").statusCode()).isEqualTo(400);
        assertThat(doors.get(path + "?reason=x", "buyer").statusCode()).isEqualTo(403);
        JsonNode shown =
                json.readTree(doors.get(path + "?reason=answering", "trust").body());
        assertThat(shown.at("/texts/words").asString()).isEqualTo("He wants to be paid twice");
        assertThat(shown.at("/texts/text").asString()).isEqualTo("Pay me again");

        String upheld = "{\"answer\": \"UPHELD\", \"measure\": \"RESTRICTION\", \"explanation\": \"paid before\"}";
        assertThat(doors.post(path + "/answer", "trust", "{\"answer\": \"UPHELD\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(tasks()).contains("Answer the report " + reportId);
        assertThat(doors.post(path + "/answer", "trust", upheld).statusCode()).isEqualTo(202);
        assertThat(doors.post(path + "/answer", "trust", upheld).statusCode()).isEqualTo(202);
        assertThat(doors.post(path + "/answer", "trust", upheld.replace("RESTRICTION", "NONE"))
                        .body())
                .contains("/problems/report-spoken");
        assertThat(doors.post(path + "/answer", "trust-lead", upheld).statusCode())
                .isEqualTo(204);
        HttpResponse<String> second =
                doors.post(path + "/answer", "trust-2", "{\"answer\": \"REJECTED\", \"explanation\": \"no\"}");
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
        publish(received("What does this mean?", quote));
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
            HttpResponse<String> refused = doors.post(path, reviewer, answer);
            assertThat(refused.statusCode()).as(reviewer).isEqualTo(403);
            assertThat(refused.body()).contains("/problems/own-decision");
        }
        assertThat(doors.post(path, "trust-lead", answer).statusCode()).isEqualTo(204);
    }

    private String against(String reviewer) {
        return doors.get("/console/reports/" + reportId, reviewer).body();
    }

    @Test
    void reportsAreReadAndAnsweredOnPagesInEachLanguage() {
        report();
        String path = "/console/reports/" + reportId;
        for (String language : List.of("en", "de", "ar", "ja")) {
            for (String page : List.of("/console/reports", "/console/reports?answered=true", path)) {
                HttpResponse<String> shown = doors.send(doors.request(page, "trust")
                        .header("Accept-Language", language)
                        .GET());
                assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
                assertThat(shown.body()).as(page).doesNotContain("??");
            }
        }
        assertThat(doors.get("/console/reports", "trust").body()).contains(path).doesNotContain("Pay me");
        assertThat(doors.get(path, "trust").body())
                .contains("He wants to be paid twice", "Pay me again", "/console/cases/order-" + orderId);
        assertThat(doors.get(path, "buyer").statusCode()).isEqualTo(403);

        String restriction = "answer=UPHELD&measure=RESTRICTION&explanation=paid+before";
        assertThat(location(doors.form(path + "/answer", "trust", restriction))).endsWith("done=report-proposed");
        await().atMost(SOON).until(() -> doors.get(path, "trust").body(), page -> page.contains("id=\"against\""));
        assertThat(doors.get(path, "trust-lead").body())
                .contains("id=\"answer\"")
                .doesNotContain("paid before");
        String rejection = "answer=REJECTED&measure=WARNING&explanation=fine";
        assertThat(location(doors.form(path + "/answer", "trust-lead", rejection)))
                .endsWith("done=report-answered");
        await().atMost(SOON)
                .until(
                        () -> doors.get("/console/reports?answered=true", "trust")
                                .body(),
                        page -> page.contains(path));
        assertThat(doors.get(path, "trust").body()).doesNotContain("id=\"answer\"");
    }

    @Test
    void whatIsSparedOfTheConversationIsSaid() {
        publish(received("earlier-" + unique, "I will kill you", null));
        messaging.awaitVerdict("earlier-" + unique, 1);
        report();
        String page = "/console/reports/" + reportId;
        await().atMost(SOON).until(() -> doors.get(page, "trust-7").body(), shown -> shown.contains("I will kill you"));
        jdbc.sql("""
                        insert into review_exposure (reviewer, item_id, at)
                        select 'trust-8', 'seen-' || n, now() from generate_series(1, 100) n""").update();
        assertThat(doors.get(page, "trust-7").body()).doesNotContain("id=\"left-out\"");
        assertThat(doors.get(page, "trust-8").body())
                .contains("id=\"left-out\"", "1 are not shown")
                .doesNotContain("I will kill you");
    }

    @Test
    void whoeverAReportIsAboutReadsNothingOfIt() {
        report();
        HttpResponse<String> page = doors.send(doors.request("/console/reports/" + reportId, "trust")
                .setHeader("Authorization", DemoTokens.bearer(seller, "trust"))
                .GET());
        assertThat(page.body())
                .contains("id=\"against\"")
                .doesNotContain("paid twice", "Pay me again", "id=\"answer\"");
        HttpResponse<String> answer = doors.send(doors.request("/api/reports/" + reportId + "?reason=curious", "trust")
                .setHeader("Authorization", DemoTokens.bearer(seller, "trust"))
                .GET());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("own-report").doesNotContain("paid twice", "Pay me again");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String tasks() {
        return await().atMost(SOON)
                .until(
                        () -> doors.get("/api/case-files/order-" + orderId, "trust")
                                .body(),
                        file -> file.contains("Answer"));
    }
}
