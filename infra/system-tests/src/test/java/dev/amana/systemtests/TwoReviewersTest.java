package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import dev.amana.standalone.control.Api;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two people empty the queue by keyboard; one browser is killed in the middle. Every message is decided, and once. */
class TwoReviewersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Nobody else's messages come in it, so that a filter finds those of this test. */
    private static final String LANGUAGE = "sv";

    private static final int CLEARED_EVERY = 3;

    private final Platform platform = Platform.shared();

    @Test
    void everyItemIsDecidedOnceThoughABrowserIsKilled() throws Exception {
        workThrough(24, 6);
    }

    @Test
    @Tag("long")
    void aThousandItemsAreDecidedOnceThoughABrowserIsKilled() throws Exception {
        assertThat(ReviewerAtWork.CHROMIUM)
                .as("without it the long run says nothing of two reviewers")
                .isExecutable();
        workThrough(1_000, 250);
    }

    private void workThrough(int many, int killedAfter) throws ExecutionException, InterruptedException {
        assumeTrue(Files.isExecutable(ReviewerAtWork.CHROMIUM), "Chromium is not installed");
        String conversation = open();
        Set<String> messages = held(conversation, many);
        await().atMost(PATIENCE).until(() -> waiting() == many);
        List<String> ofOne = Collections.synchronizedList(new ArrayList<>());
        List<String> ofOther = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> killed = threads.submit(() -> work("trust", ofOne, killedAfter));
            Future<?> staying = threads.submit(() -> work("trust-lead", ofOther, Integer.MAX_VALUE));
            killed.get();
            staying.get();
        }
        await().atMost(PATIENCE).until(() -> decided(conversation).size() == many);
        assertThat(decided(conversation)).containsExactlyInAnyOrderElementsOf(messages);
        Set<String> both = new HashSet<>(ofOne);
        both.retainAll(ofOther);
        assertThat(both).as("decided by both").isEmpty();
        assertThat(ofOne).doesNotHaveDuplicates().hasSize(killedAfter);
        assertThat(ofOther).doesNotHaveDuplicates().hasSize(many - killedAfter);
    }

    private void work(String user, List<String> done, int killedAfter) {
        try (ReviewerAtWork reviewer = new ReviewerAtWork(platform, user, "en", 1280, 900, ColorScheme.LIGHT)) {
            reviewer.page().navigate(platform.gateway() + "/console/review?language=" + LANGUAGE);
            while (done.size() < killedAfter) {
                String item = reviewer.item();
                if (!item.isEmpty()) {
                    if (done.size() % CLEARED_EVERY == 0) {
                        reviewer.clear(item);
                    } else {
                        reviewer.block(item);
                    }
                    done.add(item);
                } else if (waiting() == 0) {
                    return;
                } else {
                    reviewer.page().locator("#again").click();
                }
            }
            reviewer.item();
            reviewer.isKilled();
        }
    }

    private String open() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        Api.Answer answer =
                platform.as("marketplace").post("/api/conversations", """
                        {"orderId": "review-%s",
                         "buyer": {"partyId": "buyer", "email": "buyer@mail.test", "name": "Berta Baum", "locale": "%s"},
                         "seller": {"partyId": "seller", "email": "seller@shop.test", "name": "Selim Sand", "locale": "%s"}}""".formatted(unique, LANGUAGE, LANGUAGE));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("conversationId");
    }

    private Set<String> held(String conversation, int many) {
        Set<String> ids = new HashSet<>();
        while (ids.size() < many) {
            String text = "You can text me on WhatsApp about lamp " + ids.size();
            ids.add(await().atMost(PATIENCE).until(() -> said(conversation, text), id -> !id.isEmpty()));
        }
        return ids;
    }

    /** The message's identifier; empty where the gateway wants a pause. */
    private String said(String conversation, String text) {
        Api.Answer answer = platform.as("seller")
                .post("/api/conversations/" + conversation + "/messages", "{\"text\": \"%s\"}".formatted(text));
        assertThat(answer.status()).as(answer.toString()).isIn(202, 429);
        return answer.status() == 202 ? answer.text("messageId") : "";
    }

    private int waiting() {
        return platform.as("trust-lead")
                .get("/api/reviews?size=1&language=" + LANGUAGE)
                .body()
                .path("counts")
                .path("waiting")
                .asInt(-1);
    }

    /** Decided at the second revision: once, and no more. */
    private List<String> decided(String conversation) {
        List<String> ids = new ArrayList<>(decided(conversation, "blocked"));
        ids.addAll(decided(conversation, "cleared"));
        return ids;
    }

    private List<String> decided(String conversation, String state) {
        List<String> ids = new ArrayList<>();
        int page = 0;
        while (page >= 0) {
            Api.Answer answer = platform.as("trust").get("/api/screenings?state=" + state + "&size=200&page=" + page);
            answer.body().path("items").forEach(item -> {
                if (item.path("conversationId").asString("").equals(conversation)
                        && item.path("revision").asInt() == 2) {
                    ids.add(item.path("screeningId").asString(""));
                }
            });
            page = answer.body().path("nextPage").asInt(-1);
        }
        return ids;
    }
}
