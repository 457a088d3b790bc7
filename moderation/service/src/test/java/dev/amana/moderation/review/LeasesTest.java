package dev.amana.moderation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.verdict.Role;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each item is one person's at a time, and nobody's for good until it is decided. */
class LeasesTest extends DeskTest {
    private static final int ITEMS = 60;
    private static final int REVIEWERS = 12;

    @Autowired
    ReviewDesk desk;

    @Test
    void manyReviewersAtOnceNeverGetTheSameItem() throws InterruptedException, ExecutionException {
        held(ITEMS);
        Set<String> taken = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, REVIEWERS)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> takeAll(number, taken, twice)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(twice).hasValue(0);
        assertThat(taken).hasSize(ITEMS);
        timePasses();
        assertThat(jdbc.sql("""
                        select count(*) from review_opinion o join surrounding_message m on m.message_id = o.screening_id
                        where m.language = :language""")
                        .param("language", language)
                        .query(Integer.class)
                        .single())
                .as("one decision each")
                .isLessThanOrEqualTo(ITEMS);
        await().atMost(SOON)
                .until(() -> taken.stream().allMatch(id -> outcomeOf(id).equals("BLOCKED")));
    }

    private void takeAll(int number, Set<String> taken, AtomicInteger twice) {
        String reviewer = reviewer("r" + number);
        for (Answer item = take(reviewer); item.status() == 200; item = take(reviewer)) {
            if (!taken.add(item.text("itemId"))) {
                twice.incrementAndGet();
            }
            assertThat(decide(item, "blocked", "off-platform", reviewer).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoComesBackLateIsTurnedAwayAndTheOtherDecides() {
        held(1);
        String slow = reviewer("slow");
        String quick = reviewer("quick");
        Answer first = take(slow);
        assertThat(first.status()).isEqualTo(200);
        assertThat(take(quick).status()).as("somebody has it").isEqualTo(204);

        leaseEnds(first.text("itemId"));
        Answer second = take(quick);

        assertThat(second.text("itemId")).isEqualTo(first.text("itemId"));
        assertThat(holder("/heartbeat", first, slow).problem()).isEqualTo("/problems/review-lease-lost");
        Answer late = decide(first, "cleared", "harmless", slow);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("/problems/review-lease-lost");
        Answer decided = decide(second, "blocked", "off-platform", quick);
        assertThat(decided.status()).isEqualTo(200);
        assertThat(decide(second, "blocked", "off-platform", quick).text("decisionId"))
                .as("the same request again")
                .isEqualTo(decided.text("decisionId"));
    }

    @Test
    void whoLeavesGivesTheItemBackAtOnce() {
        held(1);
        Answer first = take(reviewer("a"));
        assertThat(holder("/heartbeat", first, reviewer("a")).status()).isEqualTo(200);

        assertThat(holder("/release", first, reviewer("a")).status()).isEqualTo(204);

        assertThat(take(reviewer("b")).text("itemId")).isEqualTo(first.text("itemId"));
    }

    @Test
    void onePersonCannotHoardItems() {
        held(5);
        String hoarder = reviewer("hoarder");
        List<String> taken = IntStream.range(0, 5)
                .mapToObj(i -> take(hoarder).text("itemId"))
                .toList();

        assertThat(taken.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(taken.get(3)).isEqualTo(taken.get(0));
    }

    @Test
    void theGravestComesFirstAndFiltersHold() {
        String party = held(Role.SELLER, "seller-" + unique, HELD);
        String agent = held(Role.AGENT, "agent-" + unique, GRAVE);
        awaitWaiting(2);

        assertThat(counts().path("severities").path("HIGH").asInt()).isEqualTo(1);
        assertThat(counts().path("oldest").asString()).isNotEmpty();
        Answer gravest = take(reviewer("a"));
        assertThat(gravest.text("itemId")).isEqualTo(agent);
        assertThat(gravest.body().path("text").toString()).contains("idiot");
        assertThat(gravest.body().path("around").path(0).path("text").asString())
                .isEqualTo(HELD);
        assertThat(send(
                                "GET",
                                "/api/reviews?standing=party&category=off-platform&queue=held&language=" + language,
                                "",
                                reviewer("a"))
                        .body()
                        .path("items")
                        .path(0)
                        .path("itemId")
                        .asString())
                .isEqualTo(party);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'screening.read' and target = :target")
                        .param("target", "screening/" + agent)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
