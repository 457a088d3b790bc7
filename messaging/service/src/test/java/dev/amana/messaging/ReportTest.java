package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageReported;
import dev.amana.messaging.report.ReportLinks;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.ReportAnswered;
import dev.amana.platform.personal.Vault;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The recipient of a message reports it, by API and by the link of a mail, and is answered by mail. */
class ReportTest extends MessagingServiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    Vault vault;

    @Autowired
    ReportLinks links;

    private MessageReceived delivered(Opened opened) {
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "Pay me back outside of the shop"));
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        moderation.clear(received);
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        return received;
    }

    private static HttpResponse<String> open(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.header("Accept-Language", "en").build(), BodyHandlers.ofString());
    }

    @Test
    void recipientReportsByApiAndBothSidesAreToldHowItEnded() {
        Opened opened = opened();
        MessageReceived message = delivered(opened);
        String path = "/api/conversations/" + opened.id() + "/messages/" + message.messageId() + "/report";
        String report = "{\"category\": \"off-platform\", \"text\": \"He wants to meet me\"}";

        assertThat(as(buyer, "buyer").post(path, report).status()).isEqualTo(404);
        assertThat(as(seller, "seller")
                        .post(path, "{\"category\": \"boredom\"}")
                        .status())
                .isEqualTo(400);
        assertThat(as(seller, "seller").post(path, report).status()).isEqualTo(202);

        MessageReported reported = moderation.awaitEvent(opened.id(), MessageReported.class);
        assertThat(reported.reporterId()).isEqualTo(seller);
        assertThat(vault.open(reported.words()).revealOr("")).isEqualTo("He wants to meet me");
        assertThat(vault.open(reported.text()).revealOr("")).contains("Pay me back");
        awaitMail(sellerEmail, "We got your report");

        // Handled long after it was given, an answer is no news any more.
        answer(opened, message, 0, "REJECTED", Instant.now().minus(Duration.ofDays(8)));
        answer(opened, message, 1, "UPHELD", Instant.now());
        awaitMail(sellerEmail, "the message breaks our rules");
        awaitMail(buyerEmail, "A message of yours breaks our rules");
        assertThat(inbox(sellerEmail).mails())
                .extracting(CorrespondenceTest::raw)
                .noneMatch(mail -> mail.contains("no breach of our rules found"));
    }

    private void answer(Opened opened, MessageReceived message, long sequence, String answer, Instant at) {
        moderation.publish(
                ModerationEvent.TOPIC,
                "report-" + message.messageId(),
                sequence,
                new ReportAnswered(
                        "report-" + message.messageId(),
                        message.messageId(),
                        opened.id(),
                        message.orderId(),
                        seller,
                        buyer,
                        "off-platform",
                        answer,
                        "WARNING",
                        "tina",
                        at));
    }

    @Test
    void recipientReportsByTheLinkWithoutSigningIn() throws IOException, InterruptedException {
        Opened opened = opened();
        MessageReceived message = delivered(opened);
        String link = links.of(opened.id(), message.messageId(), Instant.now());
        URI page = URI.create("http://127.0.0.1:" + port + URI.create(link).getPath());

        HttpResponse<String> asked = open(HttpRequest.newBuilder(page).GET());
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("category=fraud").doesNotContain("??", "Pay me back", buyer);
        assertThat(open(HttpRequest.newBuilder(URI.create(page + "x")).GET()).statusCode())
                .isEqualTo(404);

        HttpResponse<String> done = open(
                HttpRequest.newBuilder(URI.create(page + "?category=fraud")).POST(BodyPublishers.noBody()));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(moderation.awaitEvent(opened.id(), MessageReported.class).category())
                .isEqualTo("fraud");
    }

    @Test
    void recipientReportsByTheLinkOfTheDeliveredMail() throws Exception {
        Opened opened = opened();
        MessageReceived message = delivered(opened);
        String text = text(delivered("Pay me back"));
        URI link = URI.create(text.lines()
                .filter(line -> line.contains(ReportLinks.PATH))
                .findFirst()
                .orElseThrow()
                .strip());
        assertThat(text).contains("You can report it here:").doesNotContain(buyer);
        URI page = URI.create("http://127.0.0.1:" + port + link.getPath());
        assertThat(open(HttpRequest.newBuilder(page).GET()).body()).contains("category=threat");
        HttpResponse<String> done = open(
                HttpRequest.newBuilder(URI.create(page + "?category=threat")).POST(BodyPublishers.noBody()));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        MessageReported reported = moderation.awaitEvent(opened.id(), MessageReported.class);
        assertThat(reported.messageId()).isEqualTo(message.messageId());
        assertThat(reported.reporterId()).isEqualTo(seller);

        String quoted =
                "It is fine\r\n\r\n> " + text.replace("\r\n", "\n").strip().replace("\n", "\r\n> ");
        mail().send(sellerEmail, opened.buyerAlias(), letter("<2@x>", "Re: Lamp", "", quoted));
        MessageReceived answer = moderation.awaitMessages(opened.id(), 2).getLast();
        moderation.clear(answer);
        String back = await().atMost(SOON)
                .until(() -> inbox(buyerEmail).mails(), mails -> !mails.isEmpty())
                .getLast()
                .getContent()
                .toString();
        assertThat(back).contains("> Pay me back").doesNotContain(link.getPath());
    }

    private MimeMessage delivered(String words) {
        return await().atMost(SOON)
                .until(
                        () -> inbox(sellerEmail).mails().stream()
                                .filter(mail -> CorrespondenceTest.raw(mail).contains(words))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString();
    }

    private void awaitMail(String address, String subject) {
        await().atMost(SOON)
                .until(() -> inbox(address).mails().stream()
                        .map(CorrespondenceTest::raw)
                        .anyMatch(mail -> mail.contains(subject)));
    }
}
