package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A claim as its parties see it in the browser, and in their mails. */
class ClaimPartyPagesTest extends MessagingServiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private HttpResponse<String> send(HttpRequest.Builder request, String subject, String role, String language) {
        try {
            return HTTP.send(
                    request.header("Authorization", DemoTokens.bearer(subject, role))
                            .header("Accept-Language", language)
                            .build(),
                    BodyHandlers.ofString());
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

    private String page(String path, String subject, String role, String language) {
        HttpResponse<String> page = send(request(path).GET(), subject, role, language);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("dir=\"" + (language.equals("ar") ? "rtl" : "ltr"))
                .doesNotContain("??", buyerEmail, sellerEmail, "Some One");
        return page.body();
    }

    private HttpResponse<String> form(String path, String fields, String subject, String role) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)),
                subject,
                role,
                "en");
    }

    private String openedClaim() {
        String order = "/claims/of/order-" + unique;
        HttpResponse<String> wrong = form(order, "reason=&amount=1&currency=EUR&text=Broken", buyer, "buyer");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Please choose what is wrong.", ">Broken</textarea>");
        HttpResponse<String> claimed = form(
                order,
                "reason=damaged&amount=49%2C90&currency=EUR&text="
                        + URLEncoder.encode("It came broken", StandardCharsets.UTF_8),
                buyer,
                "buyer");
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(302);
        String location = claimed.headers().firstValue("Location").orElseThrow();
        assertThat(location).endsWith("?done=claim-opened");
        return location.substring("/claims/".length(), location.indexOf('?'));
    }

    @Test
    void partiesGoThroughAClaimInTheBrowserAndAreToldByMail() {
        Opened opened = opened();
        assertThat(page("/conversations/" + opened.id(), buyer, "buyer", "en")).contains("/claims/of/order-" + unique);
        String claimId = openedClaim();
        String path = "/claims/" + claimId;
        assertThat(page(path, buyer, "buyer", "en")).contains("It came broken", "49.90 EUR", "Withdraw the claim");
        assertThat(page(path, seller, "seller", "en"))
                .contains("The text is being checked", "I do not agree")
                .doesNotContain("It came broken", "Withdraw the claim");
        moderation.giveOnClaim(opened.id(), claimId, "opened", Outcome.CLEARED);
        await().atMost(SOON).until(() -> page(path, seller, "seller", "en"), shown -> shown.contains("It came broken"));
        HttpResponse<String> empty = form(path + "/answer", "accept=false&text=", seller, "seller");
        assertThat(empty.statusCode()).isEqualTo(422);
        HttpResponse<String> answered = form(path + "/answer", "accept=false&text=It+was+whole", seller, "seller");
        assertThat(answered.headers().firstValue("Location")).hasValue(path + "?done=answered");
        assertThat(form(path + "/answer", "accept=false&text=Again", seller, "seller")
                        .statusCode())
                .isEqualTo(422);
        await().atMost(SOON)
                .until(() -> page(path, buyer, "buyer", "en"), shown -> shown.contains("cannot write to each other"));
        assertThat(page("/conversations/" + opened.id(), seller, "seller", "en"))
                .contains("Staff are reviewing a claim", "href=\"" + path + "\"");
        assertThat(form(path + "/statements", "key=k&text=See+the+picture", buyer, "buyer")
                        .statusCode())
                .isEqualTo(302);
        assertThat(page(path, buyer, "buyer", "en")).contains("See the picture", "to staff only");
        as("tina", "trust")
                .post(
                        "/api/claims/" + claimId + "/decision",
                        "{\"outcome\": \"deny\", \"grounds\": \"So the pictures show\"}");
        await().atMost(SOON)
                .until(() -> page(path, buyer, "buyer", "en"), shown -> shown.contains("you can appeal until"));
        assertThat(page(path, seller, "seller", "en"))
                .contains("if nobody appeals until")
                .doesNotContain("/appeal\"");
        assertThat(form(path + "/appeal", "text=Look+again", buyer, "buyer")
                        .headers()
                        .firstValue("Location"))
                .hasValue(path + "?done=appealed");
        awaitMail(buyerEmail, "Your claim on order", path);
        awaitMail(sellerEmail, "asks for money back", path);
        awaitMail(sellerEmail, "Staff now review the claim", path);
        awaitMail(buyerEmail, "The reasons stand on the page of the claim", "you can appeal until");
        awaitMail(sellerEmail, "There is an appeal", path);
        as("tina", "trust").post("/api/claims/" + claimId + "/statements", "{\"text\": \"Send a picture\"}");
        awaitMail(buyerEmail, "Staff wrote to you about", path);
        awaitMail(sellerEmail, "Staff wrote to you about", path);
        assertThat(mails(sellerEmail)).doesNotContain("It came broken", buyerEmail);
        assertThat(mails(buyerEmail)).doesNotContain("It was whole", "So the pictures show", sellerEmail);
        assertThat(page("/claims", seller, "seller", "en")).contains(path);
    }

    private void awaitMail(String address, String... words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inbox(address).mails())
                        .anySatisfy(
                                mail -> assertThat(CorrespondenceTest.raw(mail)).contains(words)));
    }

    private String mails(String address) {
        StringBuilder all = new StringBuilder();
        inbox(address)
                .mails()
                .forEach(mail -> all.append(CorrespondenceTest.raw(mail).replaceFirst("(?m)^To: .*$", "")));
        return all.toString().replace("X-Original-To: " + address, "");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Problem with this order, Your answer",
        "de, Problem mit dieser Bestellung, Ihre Antwort",
        "ar, مشكلة في هذا الطلب, ردك",
        "ja, この注文の問題, あなたの回答"
    })
    void pagesSpeakTheReadersLanguage(String language, String problem, String answer) {
        opened();
        assertThat(page("/claims/of/order-" + unique, buyer, "buyer", language)).contains(problem);
        String claimId = openedClaim();
        assertThat(page("/claims/" + claimId, seller, "seller", language)).contains(answer);
        page("/claims/" + claimId, buyer, "buyer", language);
        page("/claims", buyer, "buyer", language);
        page("/claims/of/order-" + unique, seller, "seller", language);
    }

    @Test
    void claimsOfOthersDoNotExist() {
        opened();
        String claimId = openedClaim();
        assertThat(send(request("/claims/" + claimId).GET(), "other", "buyer", "en")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(request("/claims/of/order-" + unique).GET(), "other", "buyer", "en")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(request("/claims/" + claimId).GET(), "tina", "trust", "en")
                        .statusCode())
                .isEqualTo(403);
        assertThat(form("/claims/of/order-" + unique, "reason=damaged&amount=1&currency=EUR&text=x", seller, "seller")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void buyerWhomNobodyAnsweredAsksForAnotherWayAndTheSellerAgrees() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "Where is it?"));
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        await().atMost(SOON)
                .until(
                        () -> jdbc.sql("update question set due_at = now() - interval '1 minute'"
                                        + " where conversation_id = ? and state = 'OPEN'")
                                .param(opened.id())
                                .update(),
                        rows -> rows == 1);
        String path = "/claims/of/order-" + unique;
        assertThat(page(path, buyer, "buyer", "en")).contains("You have waited for an answer");
        assertThat(form(path + "/proposal", "way=refund", buyer, "buyer").statusCode())
                .isEqualTo(302);
        assertThat(page(path, seller, "seller", "en")).contains("asks you for this: Refund");
        awaitMail(sellerEmail, "A way out of the question", path);
        assertThat(form(path + "/agreement", "", seller, "seller").statusCode()).isEqualTo(302);
        assertThat(page(path, buyer, "buyer", "en")).contains("the seller agreed to this: Refund");
        awaitMail(buyerEmail, "The seller agreed on order", path);
    }
}
