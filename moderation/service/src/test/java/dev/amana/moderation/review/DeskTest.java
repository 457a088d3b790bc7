package dev.amana.moderation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.ServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of the desk share: held messages in a language of their own, and the doors. */
@ServiceTest("moderation")
abstract class DeskTest {
    static final Duration SOON = Duration.ofSeconds(30);
    /** Held, of medium severity. */
    static final String HELD = "You can text me on WhatsApp";
    /** Held, of high severity, from an agent. */
    static final String GRAVE = "You are an idiot";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final HttpClient PAGES =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    CommandGateway commands;

    @Autowired
    Surroundings surroundings;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    /** Filters by it find the items of this test only. */
    final String language = letters();

    final String unique = letters();

    private static String letters() {
        // One letter for each value, or tests would now and then have the same word.
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 8)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
                .collect(Collectors.joining());
    }

    String reviewer(String name) {
        return name + "-" + unique;
    }

    String held(Role sender, String senderId, String text) {
        String id = UUID.randomUUID().toString();
        Personal subject = Personal.of(senderId, RetentionClass.CORRESPONDENCE, "About the order");
        Personal body = Personal.of(senderId, RetentionClass.CORRESPONDENCE, text);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        surroundings.keep(List.of(new Surroundings.Kept(
                id,
                "conversation-" + unique,
                senderId,
                sender,
                language,
                new Surroundings.Content(vault.seal(subject), vault.seal(body), List.of()),
                now)));
        commands.sendAndWait(new ScreenMessage(
                id,
                "conversation-" + unique,
                "order-" + unique,
                senderId,
                sender,
                "other-" + unique,
                sender.usualCounterpart(),
                "en",
                subject,
                body,
                null,
                List.of(),
                now));
        return id;
    }

    List<String> held(int many) {
        List<String> ids = IntStream.range(0, many)
                .mapToObj(i -> held(Role.SELLER, "seller-" + unique, HELD))
                .toList();
        awaitWaiting(many);
        return ids;
    }

    void awaitWaiting(int many) {
        await().atMost(SOON).until(() -> counts().path("waiting").asInt() == many);
    }

    JsonNode counts() {
        return send("GET", "/api/reviews?language=" + language, "", "onlooker-" + unique)
                .body()
                .path("counts");
    }

    record Answer(int status, JsonNode body) {
        String problem() {
            return body.path("type").asString("");
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    Answer take(String reviewer) {
        return send("POST", "/api/reviews/take", "{\"language\": \"%s\"}".formatted(language), reviewer);
    }

    Answer decide(Answer item, String outcome, String code, String reviewer) {
        return decide(item, outcome, code, false, reviewer);
    }

    Answer decide(Answer item, String outcome, String code, boolean suspend, String reviewer) {
        return send(
                "POST",
                "/api/reviews/" + item.text("itemId") + "/decision",
                """
                {"outcome": "%s", "code": "%s", "suspend": %s, "revision": %d, "leaseToken": "%s", "note": "seen"}""".formatted(
                        outcome, code, suspend, item.body().path("revision").asInt(), item.text("leaseToken")),
                reviewer);
    }

    Answer holder(String path, Answer item, String reviewer) {
        return send(
                "POST",
                "/api/reviews/" + item.text("itemId") + path,
                "{\"leaseToken\": \"%s\"}".formatted(item.text("leaseToken")),
                reviewer);
    }

    /** The time in which decisions can be undone is over. */
    void timePasses() {
        jdbc.sql("""
                update review_decision set effective_at = now() - interval '1 second'
                where state = 'PENDING' and reviewer like :mine""").param("mine", "%-" + unique).update();
        await().atMost(SOON)
                .until(() -> jdbc.sql("""
                        select count(*) from review_decision
                        where state in ('PENDING', 'APPLYING') and reviewer like :mine""")
                                .param("mine", "%-" + unique)
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    /** A lease that nobody renewed is over. */
    void leaseEnds(String itemId) {
        jdbc.sql("update review_item set leased_until = now() - interval '1 second' where item_id = :id")
                .param("id", itemId)
                .update();
    }

    String outcomeOf(String screeningId) {
        return jdbc.sql("select outcome from screening where screening_id = :id")
                .param("id", screeningId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    Answer send(String method, String path, String body, String subject, String... roles) {
        try {
            String[] all = roles.length == 0 ? new String[] {"trust"} : roles;
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", DemoTokens.bearer(subject, all))
                            .header("Content-Type", "application/json")
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A page as somebody sees it who is a lead, too. */
    HttpResponse<String> page(String method, String path, String form, String locale)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = PAGES.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", DemoTokens.bearer("pages-" + unique, "trust", "trust-lead"))
                        .header("Accept-Language", locale)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.body()).as(path).doesNotContain("??");
        return answer;
    }
}
