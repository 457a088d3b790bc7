package dev.amana.gateway.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.Client;
import dev.amana.gateway.cases.CasesTest;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class CaseSearchTest extends CasesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ForgottenInCases forgetting;

    @Autowired
    private IndexWorker worker;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IndexLedger ledger;

    @Autowired
    private Elasticsearch elasticsearch;

    @AfterEach
    void reconnect() {
        ELASTICSEARCH.connect();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-1 | The lanterns were stolen by two thieves yesterday  | lantern thieves    | lanterns
            de-1 | Die Fahrräder wurden gestern gestohlen             | Fahrrad            | Fahrräder
            de-2 | Ich weiß nicht, wo die Schlüssel liegen            | schluessel         | Schlüssel
            ar-1 | سأكتب تقييمات سيئة عن متجركم إذا لم تدفعوا          | التقييمات          | تقييمات
            ja-1 | 自転車を盗まれたので警察に連絡しました                | 自転車 警察         | 自転車
            ja-2 | 返金してくださらないと困ります                       | 返金               | 返金
            ru-1 | Велосипед ещё не пришёл                           | велосипед          | Велосипед
            """)
    void wordsAreFoundInTheirLanguage(String order, String text, String query, String marked) {
        String id = "lang-" + order;
        story.message(id, "b-lang", Role.BUYER, "s-lang", text);
        JsonNode item = found(id, query);
        assertThat(item.path("highlights").path(0).asString()).contains("<mark>" + marked);
        assertThat(item.path("summary").asString()).isEqualTo(text);
    }

    @Test
    void phraseMustStandTogetherAndIdentifiersAreFound() {
        story.message("phrase-1", "b-phrase", Role.BUYER, "s-phrase", "the green kettle and the red teapot");
        found("phrase-1", "kettle teapot");
        found("phrase-1", "\"red teapot\"");
        assertThat(ids(search("q=" + encoded("\"red kettle\"")))).isEmpty();
        assertThat(ids(search("q=phrase-1"))).containsExactly("phrase-1");
        assertThat(ids(search("q=b-phrase"))).containsExactly("phrase-1");
        assertThat(ids(search("q=tea"))).contains("phrase-1");
    }

    @Test
    void indexHoldsNoContactDataAndHtmlIsEscaped() {
        story.message(
                "masked-1",
                "b-masked",
                Role.BUYER,
                "s-masked",
                "<b>masquerade</b> write to jane.doe@mail.test or +49 170 1234567, see www.elsewhere.test/x");
        JsonNode item = found("masked-1", "masquerade");
        assertThat(item.toString())
                .doesNotContain("jane.doe")
                .doesNotContain("1234567")
                .doesNotContain("elsewhere")
                .contains("[e-mail]")
                .contains("[phone]")
                .contains("[link]");
        assertThat(item.path("highlights").path(0).asString()).contains("&lt;b&gt;<mark>masquerade</mark>&lt;/b&gt;");
        assertThat(ids(search("q=1234567"))).isEmpty();
    }

    @Test
    void whatModerationRecognisedAsContactDataIsInNeitherIndexNorMaskedTimeline() {
        String said = "gadolinium, write to anna at gmx dot de";
        String message = story.message("spelled-1", "b-spelled", Role.BUYER, "s-spelled", said);
        found("spelled-1", "gadolinium");
        story.contactFound("spelled-1", message, "b-spelled", "anna at gmx dot de");
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            JsonNode item = items(search("q=gadolinium")).findFirst().orElseThrow();
            assertThat(item.path("summary").asString()).isEqualTo("gadolinium, write to [contact]");
            assertThat(item.toString()).doesNotContain("anna");
        });
        assertThat(ids(search("q=gmx"))).doesNotContain("spelled-1");
        assertThat(get("/api/cases/order-spelled-1/timeline").toString()).doesNotContain("anna");
        assertThat(get("/api/cases/order-spelled-1/timeline?reason=r").toString())
                .contains("anna");
    }

    @Test
    void withheldMessageIsFoundButNotQuoted() {
        String message = story.message("quoted-1", "b-quoted", Role.BUYER, "s-quoted", "europium will find you");
        story.verdict("quoted-1", message, "b-quoted", Outcome.BLOCKED, Severity.HIGH, "find you");
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            JsonNode item = items(search("q=europium")).findFirst().orElseThrow();
            assertThat(item.path("status").asString()).isEqualTo("blocked");
            assertThat(item.path("highlights")).isEmpty();
            assertThat(item.path("summary").asString()).isEmpty();
        });
    }

    @Test
    void filtersFacetsAndPagesBelongTogether() {
        for (int i = 0; i < 7; i++) {
            String order = "page-" + i;
            String message = story.message(order, "b-page", Role.BUYER, "s-page", "zeppelin number " + i);
            if (i < 3) {
                story.verdict(order, message, "b-page", Outcome.HELD, Severity.HIGH, "zeppelin");
            }
        }
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            JsonNode all = search("q=zeppelin&size=1");
            assertThat(all.path("total").asInt()).isEqualTo(7);
            assertThat(all.path("facets").path("severity").toString())
                    .contains("{\"value\":\"high\",\"count\":3}")
                    .contains("{\"value\":\"none\",\"count\":4}");
        });
        assertThat(search("q=zeppelin&severity=high&status=review")
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(search("q=zeppelin&context=payments").path("total").asInt()).isZero();
        assertThat(search("party=b-page&from=2020-01-01&to=2020-12-31")
                        .path("total")
                        .asInt())
                .isZero();

        for (String query : List.of("q=zeppelin", "party=b-page")) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = search(query + "&size=3&cursor=" + cursor);
                seen.addAll(ids(page));
                cursor = page.path("nextCursor").asString("");
            } while (!cursor.isEmpty());
            assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void publishedMessageIsFoundInLessThanASecondAndAHalf() {
        story.message("soon-0", "b-soon", Role.BUYER, "s-soon", "warming up lutetium");
        found("soon-0", "lutetium");
        List<Long> millis = new ArrayList<>();
        for (int i = 1; i <= 15; i++) {
            long start = System.nanoTime();
            story.message("soon-" + i, "b-soon", Role.BUYER, "s-soon", "soon lutetium" + i);
            found("soon-" + i, "lutetium" + i);
            millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        Collections.sort(millis);
        assertThat(millis.get(millis.size() / 2)).as("median of %s", millis).isLessThan(1500);
    }

    @Test
    void nothingIsLostWhileElasticsearchIsAway() {
        story.message("outage-0", "b-out", Role.BUYER, "s-out", "before the ytterbium outage");
        found("outage-0", "ytterbium");
        ELASTICSEARCH.cut();
        story.message("outage-1", "b-out", Role.BUYER, "s-out", "during the ytterbium outage");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get("/api/cases/order-outage-1")
                                .path("revision")
                                .asInt())
                        .isPositive());
        var refused = client().get("/api/cases?q=ytterbium", "Authorization", DemoTokens.bearer("trust"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(Client.json(refused).path("type").asString()).isEqualTo("/problems/search-unavailable");
        ELASTICSEARCH.connect();
        found("outage-1", "during ytterbium");
    }

    @Test
    void newIndexTakesOverWhenItHoldsEverything() {
        story.message("rebuilt-1", "b-re", Role.BUYER, "s-re", "praseodymium");
        found("rebuilt-1", "praseodymium");
        worker.rebuild();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(ids(search("q=praseodymium"))).containsExactly("rebuilt-1"));
        assertThat(client().post("/api/cases/index/rebuild", "", "Authorization", DemoTokens.bearer("trust"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client().post("/api/cases/index/rebuild", "", "Authorization", DemoTokens.bearer("operator"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void addressFindsThePartysCasesAndIsRecordedButNeverInAUrl() {
        String party = "b-address";
        story.party(party, PartyRole.BUYER, "Greta.Garbo@mail.test", "Greta");
        story.message("address-1", party, Role.BUYER, "s-address", "I want to be alone");
        found("address-1", "alone");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(ids(post("{\"address\": \"greta.garbo@MAIL.test \", \"reason\": \"case 7\"}")))
                                .containsExactly("address-1"));
        assertThat(ids(post("{\"q\": \"greta.garbo@mail.test alone\", \"reason\": \"case 7\"}")))
                .containsExactly("address-1");
        assertThat(ids(post("{\"q\": \"greta.garbo@mail.test bicycle\", \"reason\": \"case 7\"}")))
                .isEmpty();
        assertThat(ids(post("{\"address\": \"nobody@mail.test\", \"reason\": \"case 7\"}")))
                .isEmpty();
        assertThat(ids(post(
                        "{\"address\": \"greta.garbo@mail.test\", \"party\": [\"somebody-else\"], \"reason\": \"c\"}")))
                .isEmpty();
        for (String unreasoned :
                List.of("{\"address\": \"greta.garbo@mail.test\"}", "{\"q\": \"greta.garbo@mail.test alone\"}")) {
            var answer = client().post("/api/cases/search", unreasoned, "Authorization", DemoTokens.bearer("trust"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Client.json(answer).path("type").asString()).isEqualTo("/problems/reason-required");
        }
        var refused = client().get(
                        "/api/cases?q=" + encoded("greta.garbo@mail.test"),
                        "Authorization",
                        DemoTokens.bearer("trust"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Client.json(refused).path("type").asString()).isEqualTo("/problems/address-in-url");
    }

    @Test
    void erasedTextLeavesTheIndexAndTheTimeline() {
        String party = "b-erased";
        story.party(party, PartyRole.BUYER, "gone@mail.test", "Gone");
        story.message("erased-1", party, Role.BUYER, "s-erased", "promethium");
        found("erased-1", "promethium");
        assertThat(client().delete("/api/parties/" + party, "Authorization", DemoTokens.bearer("data-protection"))
                        .statusCode())
                .isEqualTo(202);
        forgetting.forget(party, Set.of("correspondence", "profile"));
        assertThat(ids(search("q=promethium"))).isEmpty();
        assertThat(ids(search("party=" + party))).containsExactly("erased-1");
        assertThat(ids(post("{\"address\": \"gone@mail.test\", \"reason\": \"case 7\"}")))
                .isEmpty();
        JsonNode entry = get("/api/cases/order-erased-1/timeline").path("items").path(0);
        assertThat(entry.path("texts").path("text").path("erased").asBoolean()).isTrue();
        long revision = revision("erased-1");
        assertThat(jdbc.sql("update case_record set touch_again_at = now() where case_id = 'order-erased-1'"
                                + " and touch_again_at > now() + interval '2 minutes'")
                        .update())
                .isEqualTo(1);
        await().atMost(PATIENCE).until(() -> revision("erased-1") == revision + 1);
    }

    @Test
    void erasedTextLeavesBothIndicesWhileOneIsBuilt() throws IOException {
        String party = "b-both";
        story.message("both-1", party, Role.BUYER, "s-both", "terbium");
        story.message("both-2", "b-other", Role.BUYER, "s-both", "still waiting");
        found("both-1", "terbium");
        found("both-2", "waiting");
        keepWaiting("order-both-2", 0);
        String next = "test-cases-next";
        elasticsearch.put("/" + next, new ClassPathResource("gateway/index/cases.json").getContentAsString(UTF_8));
        ledger.writeTo(next);
        assertThat(client().delete("/api/parties/" + party, "Authorization", DemoTokens.bearer("data-protection"))
                        .statusCode())
                .isEqualTo(202);
        forgetting.forget(party, Set.of("correspondence", "profile"));
        assertThat(ledger.names().orElseThrow().readIndex()).isNotEqualTo(next);
        assertThat(ids(search("q=terbium"))).isEmpty();
        assertThat(ids(search("party=" + party))).containsExactly("both-1");
        ledger.everythingToIndex();
        await().atMost(PATIENCE)
                .until(() -> ledger.names().orElseThrow().readIndex().equals(next));
        assertThat(ids(search("q=terbium"))).isEmpty();
        found("both-2", "waiting");
    }

    @Test
    void refusedDocumentIsWaitedForNoLongerThanAMinute() {
        story.message("refused-1", "b-refused", Role.BUYER, "s-refused", "dysprosium");
        found("refused-1", "dysprosium");
        await().atMost(PATIENCE).until(() -> !ledger.anythingToIndex());
        keepWaiting("order-refused-1", 5);
        assertThat(ledger.anythingToIndex()).isTrue();
        assertThat(ledger.refused()).isZero();
        keepWaiting("order-refused-1", 6);
        assertThat(ledger.anythingToIndex()).isFalse();
        assertThat(ledger.refused()).isEqualTo(1);
        ledger.everythingToIndex();
        await().atMost(PATIENCE).until(() -> !ledger.anythingToIndex());
    }

    private void keepWaiting(String caseId, int attempts) {
        jdbc.sql("update case_record set indexed_revision = 0, index_attempts = ?, index_due = 'infinity'"
                        + " where case_id = ?")
                .params(attempts, caseId)
                .update();
    }

    private long revision(String order) {
        return get("/api/cases/order-" + order).path("revision").asLong();
    }

    private JsonNode found(String order, String query) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> items(search("q=" + encoded(query)))
                                .filter(item ->
                                        item.path("orderId").asString("").equals(order))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private JsonNode post(String body) {
        var answer = client().post("/api/cases/search", body, "Authorization", DemoTokens.bearer("trust"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer);
    }

    private static List<String> ids(JsonNode result) {
        return items(result).map(item -> item.path("orderId").asString("")).toList();
    }

    private static Stream<JsonNode> items(JsonNode result) {
        return result.path("items").valueStream();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
