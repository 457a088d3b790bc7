package dev.amana.moderation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may judge what, what two have to say, what can be taken back, and what is asked though it is known. */
class JudgementsTest extends DeskTest {
    @Autowired
    Bulk bulk;

    private void awaitOutcome(String screeningId, String outcome) {
        await().atMost(SOON).until(() -> outcomeOf(screeningId).equals(outcome));
    }

    @Test
    void aGraveMessageGoesOutOnlyWhenTwoPeopleSaySo() {
        String id = held(Role.AGENT, "agent-" + unique, GRAVE);
        awaitWaiting(1);
        String first = reviewer("first");
        assertThat(decide(take(first), "cleared", "context", first).status()).isEqualTo(200);
        timePasses();

        assertThat(outcomeOf(id)).isEqualTo("HELD");
        await().atMost(SOON).until(() -> counts().path("queues").path("SECOND").asInt() == 1);
        assertThat(take(first).status()).as("not the own proposal").isEqualTo(204);
        String second = reviewer("second");
        Answer item = take(second);
        assertThat(item.body().path("queue").asString()).isEqualTo("SECOND");
        assertThat(item.body().toString()).as("judged without knowing").doesNotContain(first);
        decide(item, "cleared", "context", second);
        timePasses();
        awaitOutcome(id, "CLEARED");

        var quality = send("GET", "/api/review-quality", "", reviewer("lead"), "trust-lead")
                .body()
                .path("reviewers");
        assertThat(quality.valueStream()
                        .filter(row -> row.path("reviewer").asString().equals(first))
                        .toList())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("paired").asInt()).isEqualTo(1);
                    assertThat(row.path("agreed").asInt()).isEqualTo(1);
                });
    }

    @Test
    void whoeverDisagreesDecidesWhereItTakesOne() {
        String id = held(Role.AGENT, "agent-" + unique, GRAVE);
        awaitWaiting(1);
        decide(take(reviewer("first")), "cleared", "context", reviewer("first"));
        timePasses();
        await().atMost(SOON).until(() -> counts().path("queues").path("SECOND").asInt() == 1);

        decide(take(reviewer("second")), "blocked", "harassment", reviewer("second"));
        timePasses();

        awaitOutcome(id, "BLOCKED");
    }

    @Test
    void oneWordForASuspensionIsNeitherEnoughNorDropped() {
        String id = held(Role.AGENT, "agent-" + unique, GRAVE);
        awaitWaiting(1);
        Answer item = take(reviewer("first"));
        Answer nonsense = decide(item, "cleared", "harmless", true, reviewer("first"));
        assertThat(nonsense.status()).isEqualTo(422);
        assertThat(nonsense.problem()).endsWith("suspension-of-nothing");
        decide(item, "blocked", "harassment", true, reviewer("first"));
        timePasses();
        await().atMost(SOON).until(() -> counts().path("queues").path("SECOND").asInt() == 1);
        decide(take(reviewer("second")), "blocked", "harassment", reviewer("second"));
        timePasses();
        assertThat(outcomeOf(id)).as("a third person says which of both").isEqualTo("HELD");
        Answer third = await().atMost(SOON).until(() -> take(reviewer("third")), found -> found.status() == 200);
        decide(third, "blocked", "harassment", true, reviewer("third"));
        timePasses();
        awaitOutcome(id, "BLOCKED");
    }

    @Test
    void suspendingSomebodyTakesTwo() {
        String id = held(Role.SELLER, "seller-" + unique, HELD);
        awaitWaiting(1);
        decide(take(reviewer("first")), "blocked", "off-platform", true, reviewer("first"));
        timePasses();
        await().atMost(SOON).until(() -> counts().path("queues").path("SECOND").asInt() == 1);
        assertThat(outcomeOf(id)).isEqualTo("HELD");
        decide(take(reviewer("second")), "blocked", "off-platform", true, reviewer("second"));
        timePasses();
        awaitOutcome(id, "BLOCKED");
    }

    @Test
    void nobodyJudgesTheOwnTeamOrTheOwnMessage() {
        String agent = "agent-" + unique;
        held(Role.AGENT, agent, GRAVE);
        awaitWaiting(1);
        String colleague = reviewer("colleague");
        for (String member : List.of(agent, colleague)) {
            assertThat(send(
                                    "PUT",
                                    "/api/review-quality/teams/" + member,
                                    "{\"team\": \"north\"}",
                                    reviewer("lead"),
                                    "trust-lead")
                            .status())
                    .isEqualTo(204);
        }
        assertThat(take(colleague).status()).isEqualTo(204);
        assertThat(take(agent).status()).isEqualTo(204);
        assertThat(take(reviewer("stranger")).status()).isEqualTo(200);
    }

    @Test
    void aDecisionIsTakenBackInTime() {
        String id = held(1).getFirst();
        String reviewer = reviewer("a");
        Answer decided = decide(take(reviewer), "cleared", "harmless", reviewer);
        String undo = "/api/reviews/decisions/" + decided.text("decisionId") + "/undo";
        assertThat(send("POST", undo, "", reviewer("b")).status())
                .as("not anybody's")
                .isEqualTo(409);

        Answer again = send("POST", undo, "", reviewer);
        assertThat(again.text("itemId")).isEqualTo(id);
        assertThat(decide(again, "blocked", "off-platform", reviewer).status()).isEqualTo(200);
        timePasses();

        awaitOutcome(id, "BLOCKED");
        Answer late = send("POST", undo, "", reviewer);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("/problems/review-too-late");
    }

    @Test
    void theDoorForACertainMessageGoesThroughTheDesk() {
        String id = held(1).getFirst();
        String atTheDesk = reviewer("a");
        String atTheDoor = reviewer("b");
        Answer item = take(atTheDesk);
        String door = "/api/screenings/" + id + "/decision";
        String decision = "{\"outcome\": \"cleared\", \"reason\": \"a shop\", \"revision\": 1}";
        assertThat(send("POST", door, decision, atTheDoor).problem())
                .as("a colleague has it")
                .isEqualTo("/problems/review-lease-lost");
        assertThat(holder("/release", item, atTheDesk).status()).isEqualTo(204);

        Answer decided = send("POST", door, decision, atTheDoor);
        assertThat(decided.status()).isEqualTo(200);
        assertThat(send("POST", door, decision, atTheDoor).text("decisionId"))
                .as("the same again")
                .isEqualTo(decided.text("decisionId"));
        assertThat(outcomeOf(id)).as("it can be undone").isEqualTo("HELD");
        String undo = "/api/reviews/decisions/" + decided.text("decisionId") + "/undo";
        assertThat(send("POST", undo, "", atTheDoor).status()).isEqualTo(200);
        assertThat(send("POST", door, decision.replace("}", ", \"code\": \"threat\"}"), atTheDoor)
                        .problem())
                .isEqualTo("/problems/review-wrong-code");
        assertThat(send("POST", door, decision.replace("}", ", \"code\": \"permitted\"}"), atTheDoor)
                        .status())
                .isEqualTo(200);
        timePasses();
        awaitOutcome(id, "CLEARED");
    }

    @Test
    void whoSeesSeveralAtOnceIsShownNoMoreHarmThanOtherwise() {
        for (int i = 0; i < 5; i++) {
            held(Role.AGENT, "agent-" + unique, GRAVE);
        }
        awaitWaiting(5);
        Reviewer reviewer = new Reviewer(reviewer("many"), null);
        ReviewFilter filter = new ReviewFilter(null, null, language, null, null);
        Bulk.Preview preview = bulk.preview(reviewer, filter, Outcome.BLOCKED);
        assertThat(preview.items()).hasSize(5);

        assertThat(bulk.samples(reviewer, preview)).satisfies(samples -> {
            assertThat(samples.items()).hasSize(3);
            assertThat(samples.spared()).isEqualTo(2);
        });
        assertThat(bulk.samples(reviewer, preview).items()).as("the same again").hasSize(3);
        assertThat(take(reviewer.id()).status())
                .as("they count at the desk, too")
                .isEqualTo(204);
    }

    @Test
    void whatWasDeliveredAlreadyIsShownAsSuch() {
        String id = held(1).getFirst();
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        surroundings.letGo(id, at);
        String reviewer = reviewer("a");
        Answer onItsWay = take(reviewer);
        assertThat(onItsWay.body().at("/delivery/unscreened").asBoolean()).isTrue();
        assertThat(onItsWay.body().at("/delivery/deliveredAt").isMissingNode()).isTrue();
        holder("/release", onItsWay, reviewer);

        surroundings.delivered(Map.of(id, at));
        surroundings.delivered(Map.of(id, at.plusSeconds(60)));
        assertThat(take(reviewer).body().at("/delivery/deliveredAt").asString()).isEqualTo(at.toString());
    }

    @Test
    void aCodeOfTheOtherOutcomeIsRefused() {
        held(1);
        String reviewer = reviewer("a");
        assertThat(decide(take(reviewer), "cleared", "threat", reviewer).problem())
                .isEqualTo("/problems/review-wrong-code");
    }

    @Test
    void manyAreDecidedAtOnceAndTakenBack() {
        List<String> ids = held(6);
        String reviewer = reviewer("bulk");
        Answer shown = take(reviewer("other"));
        String which = "{\"which\": {\"language\": \"%s\"}, \"outcome\": \"cleared\"}".formatted(language);
        Answer preview = send("POST", "/api/reviews/bulk/preview", which, reviewer);
        assertThat(preview.body().path("items")).hasSize(5);
        assertThat(preview.body().path("excluded").path("TAKEN").asInt()).isEqualTo(1);
        String items = String.join(
                ",",
                ids.stream()
                        .map(id -> "{\"itemId\": \"%s\", \"revision\": 1}".formatted(id))
                        .toList());
        String many = "{\"items\": [%s], \"outcome\": \"cleared\", \"code\": \"permitted\"}".formatted(items);

        Answer applied = send("POST", "/api/reviews/bulk", many, reviewer);
        assertThat(applied.body().path("decided").asInt()).isEqualTo(5);
        assertThat(applied.body().path("skipped").asInt()).isEqualTo(1);
        String batch = "/api/reviews/bulk/" + applied.text("batchId");
        assertThat(send("GET", batch, "", reviewer).body().path("waiting").asInt())
                .isEqualTo(5);
        assertThat(send("POST", batch + "/undo", "", reviewer)
                        .body()
                        .path("undone")
                        .asInt())
                .isEqualTo(5);
        awaitWaiting(6);

        send("POST", "/api/reviews/bulk", many, reviewer);
        timePasses();
        ids.stream().filter(id -> !id.equals(shown.text("itemId"))).forEach(id -> awaitOutcome(id, "CLEARED"));
        assertThat(outcomeOf(shown.text("itemId"))).isEqualTo("HELD");
    }

    @Test
    void afterTooMuchHarmOthersAreOffered() {
        IntStream.range(0, 4).forEach(i -> held(Role.AGENT, "agent-" + unique, GRAVE));
        held(Role.SELLER, "seller-" + unique, HELD);
        awaitWaiting(5);
        String reviewer = reviewer("tired");
        for (int i = 0; i < 3; i++) {
            Answer grave = take(reviewer);
            assertThat(grave.text("severity")).isEqualTo("HIGH");
            decide(grave, "blocked", "harassment", reviewer);
        }
        Answer mild = take(reviewer);
        assertThat(mild.text("severity")).isEqualTo("MEDIUM");
        decide(mild, "blocked", "off-platform", reviewer);
        assertThat(take(reviewer).status()).isEqualTo(204);
        assertThat(send("GET", "/api/review-quality", "", reviewer("lead"), "trust-lead")
                        .body()
                        .path("exposures")
                        .toString())
                .contains(reviewer);
    }

    @Test
    void aKnownAnswerIsAskedAgainWithoutEffect() {
        List<String> ids = held(2);
        String author = reviewer("author");
        Answer taken = take(author);
        String known = taken.text("itemId");
        decide(taken, "blocked", "off-platform", author);
        timePasses();
        awaitOutcome(known, "BLOCKED");
        assertThat(send(
                                "POST",
                                "/api/review-quality/golden",
                                "{\"screeningId\": \"%s\"}".formatted(known),
                                reviewer("lead"),
                                "trust-lead")
                        .status())
                .isEqualTo(201);

        assertThat(take(author).text("itemId")).as("not who answered it").isIn(ids);
        timePasses();
        jdbc.sql("update review_item set leased_until = null, leased_by = null where item_id in (:ids)")
                .param("ids", ids)
                .update();
        String asked = reviewer("asked");
        Answer planted = take(asked);
        assertThat(planted.text("itemId")).isNotIn(ids).isNotEmpty();
        assertThat(planted.body().path("text").toString()).contains("WhatsApp");
        assertThat(planted.body().toString()).doesNotContain("golden");
        decide(planted, "cleared", "harmless", asked);
        timePasses();

        assertThat(outcomeOf(known)).isEqualTo("BLOCKED");
        assertThat(take(asked).text("itemId")).as("asked once").isIn(ids);
        var row = send("GET", "/api/review-quality", "", reviewer("lead"), "trust-lead")
                .body()
                .path("reviewers")
                .valueStream()
                .filter(one -> one.path("reviewer").asString().equals(asked))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("asked").asInt()).isEqualTo(1);
        assertThat(row.path("right").asInt()).isZero();
        // The classifier has learnt what was decided, and not what was answered to a question with a known answer.
        await().atMost(SOON).until(() -> learnt(known).equals(List.of(true)));
        assertThat(learnt(planted.text("itemId"))).isEmpty();
    }

    private List<Boolean> learnt(String messageId) {
        return jdbc.sql("select harmful from classifier_example where screening_id = :id")
                .param("id", messageId)
                .query(Boolean.class)
                .list();
    }
}
