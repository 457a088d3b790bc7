package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.ContactEvent.ContactRefused;
import dev.amana.messaging.contract.ContactEvent.MarkedCritical;
import dev.amana.messaging.responseclock.OpenQuestions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A buyer wants no unsolicited mail of a seller. */
class OptOutTest extends MessagingServiceTest {
    @Autowired
    OpenQuestions questions;

    @Test
    void oneClickInTheMailProgramStopsUnsolicitedMailButNotWhatIsCritical() throws Exception {
        Opened opened = opened();
        assertThat(write(opened, "<1@x>", "News").code()).isEqualTo(250);
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        MimeMessage mail = await().atMost(SOON)
                .until(() -> inbox(buyerEmail).mails(), mails -> !mails.isEmpty())
                .getFirst();
        String link = link(mail);
        assertThat(mail.getContent().toString())
                .contains(
                        "You can stop messages from this seller",
                        URI.create(link).getPath());
        assertThat(link).doesNotContain(buyer).doesNotContain(seller);

        assertThat(browse("GET", link, "ja", "").body()).contains("停止しますか").contains("lang=\"ja\"");
        assertThat(browse("GET", link, "ar", "").body()).contains("dir=\"rtl\"");
        assertThat(write(opened, "<2@x>", "Looking changes nothing").code()).isEqualTo(250);
        assertThat(browse("POST", link, "en", "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);

        MailClient.Reply refused =
                await().atMost(SOON).until(() -> write(opened, "<3@x>", "More news"), reply -> reply.code() != 250);
        assertThat(refused.code()).isEqualTo(550);
        assertThat(refused.text()).startsWith("5.7.1").contains("[Important]");
        assertThat(moderation.awaitEvent(opened.id(), ContactRefused.class).sellerId())
                .isEqualTo(seller);
        String path = "/api/conversations/" + opened.id() + "/messages";
        Web.Answer byApi = as(seller, "seller").post(path, "{\"text\": \"Buy more lamps\"}");
        assertThat(byApi.status()).isEqualTo(403);
        assertThat(byApi.body()).contains("/problems/recipient-opted-out").contains("critical");

        assertThat(write(opened, "<4@x>", "[Important] Your address is incomplete")
                        .code())
                .isEqualTo(250);
        assertThat(moderation.awaitEvent(opened.id(), MarkedCritical.class).recentUses())
                .isEqualTo(1);
        assertThat(as(seller, "seller")
                        .post(path, "{\"text\": \"Which colour?\", \"critical\": true}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void answerToAQuestionAlwaysPasses() {
        Opened opened = opened();
        Web reader = as(buyer, "buyer");
        assertThat(reader.post("/api/preferences/opt-out", "{}").status()).isEqualTo(204);
        await().atMost(SOON)
                .until(() -> reader.get("/api/preferences")
                        .json()
                        .path("optedOutOfAll")
                        .asBoolean());
        assertThat(write(opened, "<1@x>", "News").code()).isEqualTo(550);
        mail().send(buyerEmail, opened.sellerAlias(), letter("<q@x>", "Lamp", "", "Is it glass?"));
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        await().atMost(SOON).until(() -> !questions.ofConversation(opened.id()).isEmpty());
        assertThat(write(opened, "<2@x>", "Re: Lamp").code()).isEqualTo(250);
    }

    @Test
    void buyerTakesItBackOnThePageAndNobodyCanMakeUpALink() throws Exception {
        Opened opened = opened();
        assertThat(write(opened, "<1@x>", "News").code()).isEqualTo(250);
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        String link = link(await().atMost(SOON)
                .until(() -> inbox(buyerEmail).mails(), mails -> !mails.isEmpty())
                .getFirst());
        Web reader = as(buyer, "buyer");
        reader.post("/api/preferences/opt-out", "{\"sellerId\": \"another-" + unique + "\"}");
        assertThat(browse("POST", link + "?choice=all", "en", "").body()).contains("choice=undo-all");
        assertThat(browse("POST", link + "?choice=undo-all", "en", "").statusCode())
                .isEqualTo(200);
        assertThat(browse("POST", link, "en", "").body()).contains("choice=undo\"");
        assertThat(browse("POST", link + "?choice=undo", "en", "").statusCode()).isEqualTo(200);
        await().atMost(SOON).until(() -> write(opened, "<2@x>", "News again").code() == 250);
        assertThat(reader.get("/api/preferences").body()).contains("another-" + unique);
        String forged = link.substring(0, link.length() - 1) + (link.endsWith("0") ? "1" : "0");
        assertThat(browse("POST", forged, "en", "").statusCode()).isEqualTo(404);
        assertThat(browse("POST", link.substring(0, link.lastIndexOf('.')), "en", "")
                        .statusCode())
                .isEqualTo(404);
    }

    private MailClient.Reply write(Opened opened, String messageId, String subject) {
        return mail().send(sellerEmail, opened.buyerAlias(), letter(messageId, subject, "", "We have more lamps."));
    }

    /** The link in the mail, here without the gateway in between. */
    private String link(MimeMessage mail) throws MessagingException {
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String header = mail.getHeader("List-Unsubscribe", null);
        URI link = URI.create(header.substring(1, header.length() - 1));
        return "http://127.0.0.1:" + port + link.getPath();
    }

    private static HttpResponse<String> browse(String method, String link, String language, String form)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(link))
                                .header("Accept-Language", language)
                                .header("Accept", "text/html")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .method(method, BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
    }
}
