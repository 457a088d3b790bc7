package dev.amana.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.Client;
import dev.amana.messaging.contract.MessageEvent.Attachment;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class CaseApiTest extends CasesTest {
    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "size=0, invalid-search, size",
        "size=101, invalid-search, size",
        "severity=purple, invalid-search, severity",
        "status=, , ",
        "context=weather, invalid-search, context",
        "from=yesterday, invalid-search, from",
        "cursor=bm90IGEgY3Vyc29y, invalid-cursor, ",
        "cursor=%22%3B, invalid-cursor, ",
        "cursor=WyJhIiwgWzEsMl1d, invalid-cursor, ",
    })
    void badInputIsAProblemThatNamesIt(String query, String slug, String named) {
        var answer = client().get("/api/cases?" + query, "Authorization", DemoTokens.bearer("trust"));
        if (slug == null) {
            assertThat(answer.statusCode()).isEqualTo(200);
            return;
        }
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = Client.json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + slug);
        assertThat(problem.path("detail").asString()).contains(named == null ? "" : named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/api/cases/order-x", "/api/cases/order-x/timeline"})
    void casesAreForTheTrustTeamAndAuditorsOnly(String path) {
        assertThat(client().get(path).statusCode()).isEqualTo(401);
        for (String role : List.of("buyer", "seller", "agent", "finance", "marketplace")) {
            assertThat(client().get(path, "Authorization", DemoTokens.bearer(role))
                            .statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        for (String role : List.of("trust", "trust-lead", "auditor")) {
            assertThat(client().get(path, "Authorization", DemoTokens.bearer(role))
                            .statusCode())
                    .as(role)
                    .isIn(200, 404);
        }
    }

    @Test
    void unknownCaseIsAProblem() {
        var answer = client().get("/api/cases/order-none", "Authorization", DemoTokens.bearer("trust"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Client.json(answer).path("type").asString()).isEqualTo("/problems/case-not-found");
    }

    @Test
    void timelineIsMaskedUntilAReasonIsGivenAndTheReasonIsInTheTimeline() {
        story.message("reason-1", "b-reason", Role.BUYER, "s-reason", "my address is me@mail.test");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> entries("reason-1", "").size() == 1);
        assertThat(entries("reason-1", "")
                        .getFirst()
                        .path("texts")
                        .path("text")
                        .path("value")
                        .asString())
                .isEqualTo("my address is [e-mail]");
        JsonNode revealed = entries("reason-1", "&reason=complaint+17").getFirst();
        assertThat(revealed.path("texts").path("text").path("value").asString())
                .isEqualTo("my address is me@mail.test");
        assertThat(revealed.path("revealed").asBoolean()).isTrue();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(entries("reason-1", "")).anySatisfy(entry -> {
                    assertThat(entry.path("type").asString()).isEqualTo("audit-recorded");
                    assertThat(entry.path("actor").path("id").asString()).isEqualTo("trust");
                    assertThat(entry.path("texts").path("reason").path("value").asString())
                            .isEqualTo("complaint 17");
                }));
    }

    @Test
    void withheldTextsStandInTheAnswerForAReasonOnly() {
        SealedText name = story.seal("s-covered", "we-know-your-street.jpg");
        String message = story.message(
                "covered-1",
                "s-covered",
                Role.SELLER,
                "b-covered",
                "Pay or I will find you",
                List.of(new Attachment("att-covered", name, "image/jpeg", 17)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !entries("covered-1", "").isEmpty());
        story.verdict("covered-1", message, "s-covered", Outcome.HELD, Severity.HIGH, "find you");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> entries("covered-1", "").toString().contains("\"held\""));
        JsonNode covered = message("covered-1", "");
        assertThat(covered.path("covered").asBoolean()).isTrue();
        assertThat(covered.path("texts").path("text").toString()).isEqualTo("{\"erased\":false}");
        assertThat(covered.path("message")
                        .path("verdict")
                        .path("reasons")
                        .path(0)
                        .path("category")
                        .asString())
                .isEqualTo("threat");
        assertThat(entries("covered-1", "").toString())
                .doesNotContain("find you")
                .doesNotContain("About the order")
                .doesNotContain("street");
        JsonNode revealed = message("covered-1", "&reason=complaint");
        assertThat(revealed.path("covered").asBoolean()).isFalse();
        assertThat(revealed.toString()).contains("Pay or I will find you", "\"find you\"", "we-know-your-street.jpg");
    }

    private JsonNode message(String order, String query) {
        return entries(order, query).stream()
                .filter(entry -> entry.path("type").asString().equals("message-received"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readingACaseIsALookOfStaffWhichIsRecordedOnceForAWhile() {
        story.message("read-1", "b-read", Role.BUYER, "s-read", "Is it still there?");
        String path = "/api/cases/order-read-1/timeline";
        String reader = "reader-" + System.nanoTime();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !entries("read-1", "").isEmpty());
        assertThat(client().get(path).statusCode()).isEqualTo(401);
        for (String query : List.of("", "?size=1", "?reason=complaint")) {
            assertThat(client().get(path + query, "Authorization", DemoTokens.bearer(reader, "trust"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(client().get(path, "Authorization", DemoTokens.bearer("b-read", "buyer", "trust"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client().get("/api/cases/order-read-1", "Authorization", DemoTokens.bearer("other-reader", "trust"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(looks("order-read-1", reader)).containsExactly("case.read", "case.timeline-revealed");
        assertThat(looks("order-read-1", "b-read"))
                .as("a party in the view of staff")
                .containsExactly("case.read");
        assertThat(looks("order-read-1", "other-reader"))
                .as("no more than the row")
                .containsExactly("case.read");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> entries("read-1", "").toString().contains("case.timeline-revealed"));
        assertThat(entries("read-1", "").toString())
                .as("no look changes what others see")
                .doesNotContain("case.read");
    }

    private List<String> looks(String caseId, String reader) {
        return jdbc.sql("""
                        select action from audit_entry where actor = ? and target = ? and order_id is not null order by number""")
                .params(reader, "case/" + caseId)
                .query(String.class)
                .list();
    }

    @Test
    void documentOfTheInterfaceTellsThatWithheldTextsTakeAReason() {
        String told = client().get("/v3/api-docs").body();
        assertThat(told).contains("caseTimeline", "neither the texts nor the words of the reasons are told");
    }

    /** The marketplace knows its orders, not our cases. */
    @Test
    void orderLeadsToItsCase() {
        story.order("led-1", "b-led", "s-led", "Lamp");
        await().atMost(Duration.ofSeconds(20)).until(() -> entries("led-1", "").size() == 1);
        assertThat(get("/api/cases/led-1").path("caseId").asString()).isEqualTo("order-led-1");
        assertThat(get("/api/cases/led-1/timeline").path("items").size()).isEqualTo(1);
    }

    @Test
    void timelineComesInPagesFromTheNewestToTheOldest() {
        for (int i = 0; i < 9; i++) {
            story.message("paged-1", "b-paged", Role.BUYER, "s-paged", "message " + i);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> entries("paged-1", "").size() == 9);
        List<String> texts = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/cases/order-paged-1/timeline?size=4&cursor=" + cursor);
            page.path("items")
                    .forEach(entry -> texts.add(
                            entry.path("texts").path("text").path("value").asString()));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(texts)
                .hasSize(9)
                .doesNotHaveDuplicates()
                .startsWith("message 8")
                .endsWith("message 0");
    }

    private List<JsonNode> entries(String order, String query) {
        var answer = client().get(
                        "/api/cases/order-" + order + "/timeline?size=50" + query,
                        "Authorization",
                        DemoTokens.bearer("trust"));
        return answer.statusCode() == 200
                ? Client.json(answer).path("items").valueStream().toList()
                : List.of();
    }
}
