package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.export.ExportPlaces;
import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff see of a claim, and how a conversation is taken away. */
class ClaimPagesTest extends MessagingServiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path LOOK = Path.of("target", "pages");

    @Autowired
    ExportPlaces places;

    private HttpResponse<byte[]> send(HttpRequest.Builder request, String subject, String role, String language) {
        try {
            return HTTP.send(
                    request.header("Authorization", DemoTokens.bearer(subject, role))
                            .header("Accept-Language", language)
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<byte[]> form(String path, String fields, String role, String language) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)),
                "tina",
                role,
                language);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private Opened correspondence() {
        Opened opened = opened();
        String letter = letter("<1@x>", "Lamp", "", "From the shop it came broken. Write to " + buyerEmail);
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter).code()).isEqualTo(250);
        moderation.awaitMessages(opened.id(), 1).forEach(moderation::clear);
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        return opened;
    }

    private String claim() {
        String claimId =
                as(buyer, "buyer").post("/api/claims", """
                {"orderId": "order-%s", "reason": "damaged", "statement": "It came broken",
                 "wanted": {"amountMinor": 4990, "currency": "EUR"}}""".formatted(unique)).text("claimId");
        as(buyer, "buyer")
                .post("/api/claims/" + claimId + "/evidence", "file", "lamp.txt", "text/plain", "<script>x</script>");
        await().atMost(SOON)
                .until(
                        () -> as("tina", "trust")
                                .get("/api/claims/" + claimId + "/review?reason=test")
                                .json()
                                .path("exhibits")
                                .toString(),
                        exhibits -> exhibits.contains("lamp.txt") && exhibits.contains("delivered"));
        return claimId;
    }

    @Test
    void pageShowsNothingWithoutAReasonAndBothFormsWithOne() throws IOException {
        correspondence();
        String page = "/console/claims/" + claim();
        Files.createDirectories(LOOK);
        for (String language : new String[] {"en", "de", "ar", "ja"}) {
            HttpResponse<byte[]> asked = send(request(page).GET(), "tina", "trust", language);
            assertThat(asked.statusCode()).as(text(asked)).isEqualTo(200);
            assertThat(text(asked)).doesNotContain("??", "broken", buyer);
            HttpResponse<byte[]> shown = form(page, "reason=dispute", "trust", language);
            assertThat(shown.statusCode()).as(text(shown)).isEqualTo(200);
            assertThat(text(shown))
                    .contains(buyerEmail, "alias.amana.test", "lamp.txt")
                    .doesNotContain("??");
            Files.write(LOOK.resolve("claim-" + language + ".html"), shown.body());
            Files.write(LOOK.resolve("ask-" + language + ".html"), asked.body());
        }
        assertThat(form(page, "", "trust", "en").statusCode()).isEqualTo(400);
        assertThat(form(page, "reason=dispute", "buyer", "en").statusCode()).isEqualTo(403);
        HttpResponse<byte[]> list = send(request("/console/claims").GET(), "tina", "trust", "en");
        assertThat(list.statusCode()).as(text(list)).isEqualTo(200);
        assertThat(text(list)).doesNotContain("??").contains("Typical time until the end", "Contacts avoided");
        for (String language : List.of("de", "ar", "ja")) {
            assertThat(text(send(request("/console/claims").GET(), "tina", "auditor", language)))
                    .doesNotContain("??", "Typical time");
        }
    }

    @Test
    void staffDecideOnThePageAndTheFormSaysWhatIsMissing() {
        correspondence();
        String claimId = claim();
        String page = "/console/claims/" + claimId;
        assertThat(text(form(page, "reason=dispute", "trust", "en"))).doesNotContain(page + "/decision");
        as(seller, "seller")
                .post("/api/claims/" + claimId + "/answer", "{\"accept\": false, \"text\": \"It was fine.\"}");
        await().atMost(SOON)
                .until(() -> text(form(page, "reason=dispute", "trust", "en")).contains(page + "/decision"));
        assertThat(text(form(page, "reason=dispute", "auditor", "en"))).doesNotContain(page + "/decision");
        assertThat(form(page + "/decision", "reason=dispute&outcome=deny&text=No", "auditor", "en")
                        .statusCode())
                .isEqualTo(403);

        HttpResponse<byte[]> refused =
                form(page + "/decision", "reason=dispute&outcome=partial&text=Half+of+it", "trust", "en");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("Please say which amount", "Half of it");
        String statement = "reason=dispute&key=k1&to=buyer&text=Please+send+a+picture";
        assertThat(form(page + "/statements", statement, "trust", "en").statusCode())
                .isEqualTo(302);
        String decision = "reason=dispute&outcome=partial&amount=20,00&text=Half+of+it";
        assertThat(form(page + "/decision", decision, "trust", "de").statusCode())
                .isEqualTo(302);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(as(buyer, "buyer")
                                .get("/api/claims/" + claimId)
                                .json()
                                .path("granted")
                                .path("amountMinor")
                                .asInt())
                        .isEqualTo(2000));
        assertThat(as("tina", "trust")
                        .get("/api/claims/" + claimId + "?reason=test")
                        .body())
                .contains("Please send a picture", "Half of it");
    }

    @Test
    void attachmentsAreShownAsTextAndRecorded() {
        correspondence();
        String claimId = claim();
        var review = as("tina", "trust")
                .get("/api/claims/" + claimId + "/review?reason=test")
                .json();
        int number = review.path("exhibits")
                .valueStream()
                .filter(exhibit -> exhibit.path("kind").asString().equals("file"))
                .map(exhibit -> exhibit.path("original").path("number").asInt())
                .findFirst()
                .orElseThrow();
        long before = looks("claim.review", claimId);
        assertThat(before).isPositive();
        HttpResponse<byte[]> shown =
                form("/console/claims/" + claimId + "/evidence/" + number + "/1", "reason=dispute", "trust", "en");
        assertThat(text(shown)).isEqualTo("<script>x</script>");
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(shown.headers().allValues("Content-Security-Policy").toString())
                .contains("sandbox");
        assertThat(looks("claim.attachment.view", claimId)).isEqualTo(1);
        form("/console/claims/" + claimId, "reason=dispute", "trust", "en");
        assertThat(looks("claim.review", claimId)).isEqualTo(before + 1);
    }

    private long looks(String action, String claimId) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and target = ?")
                .params(action, "claim/" + claimId)
                .query(Long.class)
                .single();
    }

    @Test
    void conversationIsTakenAwayInOnesOwnView() {
        Opened opened = correspondence();
        String path = "/api/conversations/" + opened.id();
        String delivered = text(send(request(path + "/export.mbox").GET(), seller, "seller", "en"));
        assertThat(delivered).startsWith("From " + opened.buyerAlias()).doesNotContain(buyerEmail);
        String written = text(send(request(path + "/export.mbox").GET(), buyer, "buyer", "en"));
        assertThat(written).contains("\n>From the shop", buyerEmail);
        HttpResponse<byte[]> pdf = send(request(path + "/export.pdf").GET(), seller, "seller", "ar");
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(send(request(path + "/export.pdf").GET(), "tina", "trust", "en")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(request(path + "/export.pdf?reason=test").GET(), "tina", "trust", "en")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request(path + "/export.pdf").GET(), "other", "buyer", "en")
                        .statusCode())
                .isEqualTo(404);
        String fromPage = "/conversations/" + opened.id() + "/export.";
        assertThat(text(send(request(fromPage + "mbox").GET(), seller, "seller", "en")))
                .startsWith("From " + opened.buyerAlias())
                .doesNotContain(buyerEmail);
        HttpResponse<byte[]> staffs = form(fromPage + "pdf", "reason=dispute", "trust", "en");
        assertThat(staffs.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(form(fromPage + "pdf", "", "trust", "en").statusCode()).isEqualTo(400);
        assertThat(form(fromPage + "pdf", "reason=x", "buyer", "en").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoeverAsksWhileTooManyDocumentsAreMadeIsToldToComeAgain() throws IOException {
        String path = "/api/conversations/" + opened().id() + "/export.mbox";
        HttpResponse<byte[]> refused =
                whileNoPlaceIsFree(() -> send(request(path).GET(), buyer, "buyer", "de"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(text(refused)).contains("/problems/too-many-exports");
        assertThat(send(request(path).GET(), buyer, "buyer", "de").statusCode()).isEqualTo(200);
    }

    /** Takes one place after the other until there is none. */
    private HttpResponse<byte[]> whileNoPlaceIsFree(Supplier<HttpResponse<byte[]>> ask) throws IOException {
        AtomicReference<HttpResponse<byte[]>> answer = new AtomicReference<>();
        if (!places.within(() -> answer.set(whileNoPlaceIsFree(ask)))) {
            return ask.get();
        }
        return answer.get();
    }
}
