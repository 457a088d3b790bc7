package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of conversations as the service renders them, without a script. */
class ConversationPagesTest extends MessagingServiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TAG = Pattern.compile("/thread\\?tag=([0-9a-f]+)");

    @ParameterizedTest
    @CsvSource({"en, ltr, Seller", "de, ltr, Verkäufer", "ar, rtl, البائع", "ja, ltr, 販売者"})
    void pagesSpeakTheReadersLanguage(String language, String direction, String seller) {
        Opened talk = opened();
        awaitListed(talk);
        for (String path : new String[] {"/conversations", "/conversations/" + talk.id()}) {
            var page = get(buyer, "buyer", path, "Accept-Language", language);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body())
                    .contains("lang=\"" + language, "dir=\"" + direction, seller)
                    .doesNotContain("??", buyerEmail, sellerEmail, "alias.amana.test");
        }
    }

    @Test
    void formSendsOnceHoweverOftenItIsSent() {
        Opened talk = opened();
        awaitListed(talk);
        for (int i = 0; i < 2; i++) {
            var answer = send(talk, "key-1", "Is it still there?", "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).hasValue("/conversations/" + talk.id() + "?done=sent");
        }
        assertThat(messages(talk.id(), as(buyer, "buyer"))).hasSize(1);
        String page = get(buyer, "buyer", "/conversations/" + talk.id() + "?done=sent")
                .body();
        assertThat(page).contains("Is it still there?", "Being checked", "Sent.");
        assertThat(get(seller, "seller", "/conversations/" + talk.id()).body()).doesNotContain("Is it still there?");
    }

    @Test
    void mistakesStandAtTheirFieldAndTheTextStays() {
        Opened talk = opened();
        awaitListed(talk);
        var blank = send(talk, "k", " ", "");
        assertThat(blank.statusCode()).isEqualTo(422);
        assertThat(blank.body()).contains("id=\"text-problem\"", "Please write something first.");
        var program = send(talk, "k", "see this", "tool.exe");
        assertThat(program.statusCode()).isEqualTo(422);
        assertThat(program.body()).contains("id=\"files-problem\"", "tool.exe", ">see this</textarea>");
    }

    @Test
    void pageIsAskedAgainForNothingUntilSomethingChanges() {
        Opened talk = opened();
        awaitListed(talk);
        send(talk, "k", "Hello", "");
        Matcher tag =
                TAG.matcher(get(buyer, "buyer", "/conversations/" + talk.id()).body());
        assertThat(tag.find()).isTrue();
        String poll = "/conversations/" + talk.id() + "/thread?tag=" + tag.group(1);
        assertThat(get(buyer, "buyer", poll).statusCode()).isEqualTo(204);
        moderation.clearAll(Set.of(talk.id()), 1);
        await().atMost(SOON).until(() -> get(buyer, "buyer", poll).statusCode() == 200);
    }

    @Test
    void authorReadsWhyAMessageIsWithheldAndAsksForAPerson() {
        Opened talk = opened();
        awaitListed(talk);
        send(talk, "k", "Pay me outside", "");
        moderation.give(moderation.awaitMessages(talk.id(), 1).getFirst(), 1, Outcome.BLOCKED, "off-platform");
        awaitState(talk.id(), as(buyer, "buyer"), "blocked");
        String page = get(buyer, "buyer", "/conversations/" + talk.id(), "Accept-Language", "de")
                .body();
        assertThat(page).contains("Sie verstößt gegen die Regeln", "Geschäft außerhalb des Marktplatzes");
        Matcher appeal = Pattern.compile("action=\"([^\"]+/appeal)\"").matcher(page);
        assertThat(appeal.find()).isTrue();
        var answer = send(request(buyer, "buyer", appeal.group(1))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("text=It+was+a+joke")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("?done=appealed");
    }

    @Test
    void whatTheOtherSideQuotesIsFolded() {
        Opened talk = opened();
        mail().send(
                        sellerEmail,
                        talk.buyerAlias(),
                        letter(
                                "<q@shop>",
                                "Re: Lamp",
                                "In-Reply-To: <1@x>\n",
                                "It is of glass.\n\nOn Mon, 5 Jan 2026 at 10:00, Berta wrote:\n> Is it of brass?\n"));
        moderation.clear(moderation.awaitMessages(talk.id(), 1).getFirst());
        awaitState(talk.id(), as(buyer, "buyer"), "relayed");
        String page = get(buyer, "buyer", "/conversations/" + talk.id()).body();
        Matcher text =
                Pattern.compile("<p class=\"text\" dir=\"auto\">([^<]*)</p>").matcher(page);
        assertThat(text.find()).isTrue();
        assertThat(text.group(1)).isEqualTo("It is of glass.");
        assertThat(page).contains("<details class=\"quote\"", "Is it of brass?");
        assertThat(messages(talk.id(), as(buyer, "buyer"))
                        .getFirst()
                        .path("quoted")
                        .asString(""))
                .contains("Is it of brass?");
    }

    @Test
    void strangersAndOtherRolesSeeAPageThatSaysNo() {
        Opened talk = opened();
        awaitListed(talk);
        var stranger = get("somebody-else", "buyer", "/conversations/" + talk.id());
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.body()).contains("<h2>Not found</h2>");
        var trust = get("trust", "trust", "/conversations/" + talk.id());
        assertThat(trust.statusCode()).isEqualTo(403);
        assertThat(trust.body()).contains("<h2>Not allowed</h2>");
    }

    @Test
    void sellerMarksWhatTheOrderNeedsSoThatItReachesABuyerWhoOptedOut() {
        Opened talk = opened();
        awaitListed(talk);
        assertThat(get(seller, "seller", "/conversations/" + talk.id()).body()).contains("name=\"critical\"");
        assertThat(get(buyer, "buyer", "/conversations/" + talk.id()).body()).doesNotContain("name=\"critical\"");
        assertThat(as(buyer, "buyer").post("/api/preferences/opt-out", "{}").status())
                .isBetween(200, 204);
        // The opt-out is known to the door a moment after it was taken.
        AtomicInteger tries = new AtomicInteger();
        await().atMost(SOON).until(() -> isRefused(talk, "k1-" + tries.incrementAndGet()));
        var taken = write(talk, seller, "seller", "k2", "I need your floor", part("name=\"critical\"", "true"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(302);
    }

    private boolean isRefused(Opened talk, String key) {
        return write(talk, seller, "seller", key, "Buy more", "").statusCode() == 422;
    }

    @Test
    void assignedAgentReadsAndWritesForTheSupportDesk() {
        Web.Answer opened = as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"customer\": %s}".formatted(person(buyer, buyerEmail)));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        String id = opened.text("conversationId");
        String agent = "agent-" + unique;
        Web.Answer assigned = as("lead", "trust-lead")
                .post("/api/conversations/" + id + "/assignment", "{\"agentId\": \"" + agent + "\"}");
        assertThat(assigned.status()).as(assigned.body()).isBetween(200, 204);
        await().atMost(SOON)
                .until(() -> get(agent, "agent", "/conversations").body().contains(id));
        var page = get(agent, "agent", "/conversations/" + id);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Customer").doesNotContain("??", buyerEmail, "name=\"critical\"");
        var written = write(new Opened(id, "", ""), agent, "agent", "k1", "How can I help?", "");
        assertThat(written.statusCode()).as(written.body()).isEqualTo(302);
        assertThat(get(agent, "agent", "/conversations/" + id).body()).contains("How can I help?", "Being checked");
        moderation.clear(moderation.awaitMessages(id, 1).getFirst());
        await().atMost(SOON)
                .until(
                        () -> get(buyer, "buyer", "/conversations/" + id).body(),
                        shown -> shown.contains("How can I help?"));
        get(agent, "agent", "/conversations/" + id + "/export.mbox");
        get(agent, "agent", "/conversations/" + id + "/export.mbox");
        assertThat(jdbc.sql("select action from audit_entry where target = ? and actor = ? order by number")
                        .params("conversation/" + id, agent)
                        .query(String.class)
                        .list())
                .as("a page that is looked at for a while is one look, what is taken away counts each time")
                .containsExactly("conversation.read", "conversation.export", "conversation.export");
        assertThat(get("another-agent", "agent", "/conversations/" + id).statusCode())
                .isEqualTo(404);
    }

    private void awaitListed(Opened talk) {
        await().atMost(SOON)
                .until(() -> get(buyer, "buyer", "/conversations").body().contains(talk.id()));
    }

    private HttpResponse<String> get(String subject, String role, String path, String... headers) {
        return send(request(subject, role, path, headers).GET());
    }

    private HttpResponse<String> write(Opened talk, String subject, String role, String key, String text, String more) {
        String form = part("name=\"key\"", key) + part("name=\"text\"", text) + more + "--X--\r\n";
        return send(request(subject, role, "/conversations/" + talk.id() + "/messages")
                .header("Content-Type", "multipart/form-data; boundary=X")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(Opened talk, String key, String text, String fileName) {
        String form = part("name=\"key\"", key)
                + part("name=\"text\"", text)
                + part("name=\"attachments\"; filename=\"" + fileName + "\"", fileName.isEmpty() ? "" : "MZ")
                + "--X--\r\n";
        return send(request(buyer, "buyer", "/conversations/" + talk.id() + "/messages")
                .header("Content-Type", "multipart/form-data; boundary=X")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String part(String disposition, String content) {
        return "--X\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private HttpRequest.Builder request(String subject, String role, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(subject, role));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
