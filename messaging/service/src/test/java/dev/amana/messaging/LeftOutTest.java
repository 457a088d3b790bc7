package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import jakarta.activation.DataHandler;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Authors hear of what their readers do not get. */
class LeftOutTest extends MessagingServiceTest {
    private static final String KIND = "a file of a kind that is not relayed";

    @Test
    void authorOfAMailIsToldOnceOfThePartsThatAreLeftOutByNameAndReason() {
        Opened opened = opened();
        MessageReceived received = sent(opened, "", "garden.heic", "image/heic");
        assertThat(notices(buyer)).isZero();
        moderation.clear(received);

        assertThat(arrived(buyerEmail))
                .contains("garden.heic: " + KIND, "/conversations/" + opened.id() + "#m-" + received.messageId())
                .doesNotContain(sellerEmail);
        assertThat(arrived(sellerEmail)).contains("garden.heic");
        moderation.give(received, 2, Outcome.CLEARED);
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        assertThat(notices(buyer)).isOne();
        assertThat(inbox(sellerEmail).count()).isOne();
    }

    @Test
    void authorAndStaffReadTheNamesAndTheReaderDoesNot() {
        Opened opened = opened();
        String name = sellerEmail + ".heic";
        moderation.clear(sent(opened, "", name, "image/heic"));
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");

        for (Web reader : List.of(as(buyer, "buyer"), as("tara", "trust"))) {
            JsonNode part =
                    messages(opened.id(), reader).getFirst().path("leftOut").path(0);
            assertThat(part.path("name").asString("")).isEqualTo(name);
            assertThat(part.path("reason").asString("")).isEqualTo("type-not-allowed");
        }
        assertThat(messages(opened.id(), as(seller, "seller")).getFirst().has("leftOut"))
                .isFalse();
        assertThat(as(buyer, "buyer")
                        .page("/conversations/" + opened.id(), "de")
                        .body())
                .contains("Nicht weitergegeben:", ">" + name + "</bdi>", "eine Datei einer Art");
        assertThat(jdbc.sql("select copy::text from relay where author_id = ?")
                        .param(buyer)
                        .query(String.class)
                        .single())
                .doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: AutoReply"})
    void machinesAndWhoWantsNoAutomaticAnswerAreToldNothing(String header) {
        Opened opened = opened();
        moderation.clear(sent(opened, header + "\n", "garden.heic", "image/heic"));
        assertThat(arrived(sellerEmail)).contains("garden.heic");
        assertThat(notices(buyer)).isZero();
    }

    @Test
    void whoSignsTheirMailsIsToldOnceInAConversation() {
        Opened opened = opened();
        for (int count = 1; count <= 2; count++) {
            moderation.clear(sent(opened, "X: " + count + "\n", "smime.p7s", "application/pkcs7-signature"));
            int arrived = count;
            await().atMost(SOON).until(() -> inbox(sellerEmail).count() == arrived);
        }
        assertThat(notices(buyer)).isOne();
    }

    @Test
    void agentIsToldAtTheAddressOfTheirMailProgram() throws Exception {
        String agent = "agent-" + unique;
        String agentEmail = "anna." + unique + "@desk.test";
        Web.Answer support = as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"customer\": %s, \"agentId\": \"%s\"}"
                                .formatted(person(buyer, buyerEmail), agent));
        String password = as(agent, "agent")
                .post("/api/mail-passwords", "{\"label\": \"Laptop\", \"address\": \"%s\"}".formatted(agentEmail))
                .text("password");
        int submission = environment.getRequiredProperty("amana.messaging.submission.port", Integer.class);
        MimeMessage mail = Submission.written(agentEmail, support.text("customerAlias"), "");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("See the picture");
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(new byte[] {1, 2, 3}, "image/heic")));
        file.setFileName("shelf.heic");
        mail.setContent(new MimeMultipart(text, file));
        mail.saveChanges();
        new Submission(submission, agent, password).send(mail);
        moderation.clear(
                moderation.awaitMessages(support.text("conversationId"), 1).getFirst());

        assertThat(arrived(agentEmail)).contains("shelf.heic: " + KIND);
    }

    private MessageReceived sent(Opened opened, String headers, String name, String type) {
        int before = messages(opened.id(), as(buyer, "buyer")).size();
        String mail = "From: Some One <someone@else.test>\nSubject: Garden\nMessage-ID: <%s@x>\n%s"
                        .formatted(before, headers)
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nSee the picture %d\n".formatted(before)
                + "--b\nContent-Type: %s\nContent-Disposition: attachment; filename=\"%s\"\n".formatted(type, name)
                + "Content-Transfer-Encoding: base64\n\nAQIDBA==\n--b--\n";
        MailClient.Reply reply = mail().send(buyerEmail, opened.sellerAlias(), mail);
        assertThat(reply.code()).as(reply.text()).isEqualTo(250);
        return moderation.awaitMessages(opened.id(), before + 1).getLast();
    }

    private String arrived(String address) {
        await().atMost(SOON).until(() -> inbox(address).count() == 1);
        return CorrespondenceTest.raw(inbox(address).mails().getFirst())
                .replaceAll("=\r?\n", "")
                .replace("=3D", "=");
    }

    private long notices(String partyId) {
        return jdbc.sql("select count(*) from notice where party_id = ? and template = 'parts-left-out'")
                .param(partyId)
                .query(Long.class)
                .single();
    }
}
