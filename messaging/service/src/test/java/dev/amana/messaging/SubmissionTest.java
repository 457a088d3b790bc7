package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.bounce.Reports;
import dev.amana.messaging.contract.MessageEvent.Attachment;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.party.Parties;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.platform.personal.Vault;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Customer service writes by its own mail program. */
class SubmissionTest extends MessagingServiceTest {
    @Autowired
    Parties parties;

    @Autowired
    Vault vault;

    private final String agent = "agent-" + unique;
    private final String agentEmail = "anna." + unique + "@desk.test";

    @Test
    void agentsMailIsScreenedAndLeavesUnderTheDesksAlias() throws Exception {
        Support support = support(agent);
        submit(
                password().text("password"),
                agentEmail,
                support.customerAlias(),
                "Your lamp is on its way. " + agentEmail);
        MessageReceived received = moderation.awaitMessages(support.id(), 1).getFirst();
        assertThat(received.sender().partyId()).isEqualTo(agent);
        assertThat(inbox(buyerEmail).mails()).isEmpty();

        moderation.clear(received);
        await().atMost(SOON).until(() -> inbox(buyerEmail).count() == 1);
        MimeMessage arrived = inbox(buyerEmail).mails().getFirst();
        assertThat(((InternetAddress) arrived.getFrom()[0]).getAddress()).isEqualTo(support.supportAlias());
        assertThat(arrived.getContent().toString())
                .contains("Your lamp is on its way.")
                .doesNotContain(agentEmail);
    }

    @Test
    void agentsAddressIsReplacedInWhatTheyWriteOnThePageEvenAfterItsPasswordIsRevoked() throws Exception {
        Support support = support(agent);
        Web own = as(agent, "agent");
        own.delete("/api/mail-passwords/" + password().text("id"));
        Web.Answer written = own.post(
                "/api/conversations/" + support.id() + "/messages",
                "Your lamp is on its way.\n\n-- \nAnna " + agentEmail.toUpperCase(Locale.ROOT),
                "note.txt",
                "text/plain",
                "Write to " + agentEmail);
        assertThat(written.status()).as(written.body()).isEqualTo(202);
        moderation.clear(moderation.awaitMessages(support.id(), 1).getFirst());

        await().atMost(SOON).until(() -> inbox(buyerEmail).count() == 1);
        String arrived = CorrespondenceTest.raw(inbox(buyerEmail).mails().getFirst());
        assertThat(arrived).contains("Your lamp is on its way.", support.supportAlias());
        assertThat(arrived).doesNotContainIgnoringCase(agentEmail);
        assertThat(messages(support.id(), as(buyer, "buyer")).toString()).doesNotContainIgnoringCase(agentEmail);
    }

    @Test
    void whatStaffSendThatIsOnlySeenIsKnownAgainBySomebodyWhoHasNotTheFile() throws Exception {
        Support support = support(agent);
        Submission program = new Submission(submissionPort(), agent, password().text("password"));
        String logo = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
        for (String text : List.of("It is sent.", "It has arrived.")) {
            MimeMessage mail = Submission.written(agentEmail, support.customerAlias(), text);
            mail.setContent(new MimeMultipart(
                    "related",
                    part("text/html", null, "<p>" + text + "</p><img src='cid:logo'>"),
                    part("image/gif", "<logo>", logo)));
            mail.saveChanges();
            program.send(mail);
        }

        List<Attachment> sent = moderation.awaitMessages(support.id(), 2).stream()
                .flatMap(message -> message.attachments().stream())
                .toList();
        assertThat(sent).hasSize(2).allSatisfy(file -> {
            assertThat(file.inline()).isTrue();
            assertThat(file.digest()).isEqualTo(sent.getFirst().digest()).matches("[0-9a-f]{64}");
        });
    }

    private static MimeBodyPart part(String type, @Nullable String contentId, String content)
            throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        headers.setHeader("Content-Type", type);
        if (contentId != null) {
            headers.setHeader("Content-ID", contentId);
            headers.setHeader("Content-Disposition", "inline; filename=logo.gif");
            headers.setHeader("Content-Transfer-Encoding", "base64");
        }
        return new MimeBodyPart(headers, content.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void threatIsBlockedWhoeverWroteIt() throws Exception {
        Support support = support(agent);
        submit(password().text("password"), agentEmail, support.customerAlias(), "I know where you live");
        MessageReceived received = moderation.awaitMessages(support.id(), 1).getFirst();
        moderation.give(received, 1, Outcome.BLOCKED, "threat");
        awaitState(support.id(), as(agent, "agent"), "blocked");
        assertThat(inbox(buyerEmail).mails()).isEmpty();
    }

    @Test
    void agentHearsByMailWhyASubmittedMailIsWithheldAndSeesOnThePageWhatWasWrittenThere() throws Exception {
        Support support = support(agent);
        Web page = as(agent, "agent");
        page.post("/api/conversations/" + support.id() + "/messages", "{\"text\": \"I know where you live\"}");
        moderation.give(moderation.awaitMessages(support.id(), 1).getFirst(), 1, Outcome.BLOCKED, "threat");
        awaitState(support.id(), page, "blocked");
        submit(password().text("password"), agentEmail, support.customerAlias(), "You will be sorry");
        MessageReceived submitted = moderation.awaitMessages(support.id(), 2).getLast();
        moderation.give(submitted, 1, Outcome.HELD, "threat");

        MimeMessage notice = await().atMost(SOON)
                .until(() -> inbox(agentEmail).mails(), mails -> !mails.isEmpty())
                .getFirst();
        assertThat(notice.getSubject()).isEqualTo("Your message was not delivered");
        assertThat(CorrespondenceTest.raw(notice))
                .contains("Auto-Submitted: auto-generated", "#m-" + submitted.messageId())
                .doesNotContain(buyerEmail);
        assertThat(jdbc.sql("select notice_id from notice where party_id = ?")
                        .param(agent)
                        .query(String.class)
                        .list())
                .containsExactly("message-withheld:" + submitted.messageId() + ":HELD");
    }

    @Test
    void agentHearsByMailThatWordsWereTakenOut() throws Exception {
        Support support = support(agent);
        submit(password().text("password"), agentEmail, support.customerAlias(), "Call me at 030 1234567");
        moderation.redact(moderation.awaitMessages(support.id(), 1).getFirst(), vault, "030 1234567");
        assertThat(await().atMost(SOON)
                        .until(() -> inbox(agentEmail).mails(), mails -> !mails.isEmpty())
                        .getFirst()
                        .getSubject())
                .isEqualTo("Words were removed from your message");
    }

    @Test
    void agentGetsAReportOfASubmittedMailThatComesBackUnlessThePasswordIsRevoked() throws Exception {
        Support support = support(agent);
        Web.Answer password = password();
        for (String text : List.of("It is sent.", "It has arrived.")) {
            submit(password.text("password"), agentEmail, support.customerAlias(), text);
            moderation.clear(moderation
                    .awaitMessages(support.id(), text.equals("It is sent.") ? 1 : 2)
                    .getLast());
        }
        List<MimeMessage> arrived =
                await().atMost(SOON).until(() -> inbox(buyerEmail).mails(), mails -> mails.size() == 2);
        await().atMost(SOON).until(() -> states(support, "relayed") == 2);

        comesBack(support, arrived.getFirst());
        MimeMessage report = await().atMost(SOON)
                .until(() -> inbox(agentEmail).mails(), mails -> !mails.isEmpty())
                .getFirst();
        assertThat(report.getHeader("Return-Path")).containsExactly("<>");
        assertThat(report.getContentType()).startsWith("multipart/report").contains("delivery-status");
        assertThat(CorrespondenceTest.raw(report))
                .contains("5.2.2", support.customerAlias())
                .doesNotContain(buyerEmail, buyer);

        as(agent, "agent").delete("/api/mail-passwords/" + password.text("id"));
        comesBack(support, arrived.getLast());
        await().atMost(SOON).until(() -> states(support, "failed") == 2);
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from relay where conversation_id = ? and not delivered")
                                .param(support.id())
                                .query(Long.class)
                                .single()
                        == 2);
        assertThat(jdbc.sql("select count(*) from delivery_report where party_id = ?")
                        .param(agent)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private void comesBack(Support support, MimeMessage arrived) throws MessagingException {
        String bounce = Reports.deliveryStatus(buyerEmail, "failed", "5.2.2", arrived.getMessageID());
        assertThat(mail().send("", support.supportAlias(), bounce).code()).isEqualTo(250);
    }

    private long states(Support support, String state) {
        return messages(support.id(), as(agent, "agent")).stream()
                .filter(message -> message.path("state").asString("").equals(state))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'From your own mail program, write to:'",
        "de, Aus Ihrem eigenen Mailprogramm schreiben Sie an:",
        "ar, من برنامج بريدك اكتب إلى:",
        "ja, ご自身のメールソフトからの宛先："
    })
    void pageOfTheConversationSaysWhereTheMailProgramWritesTo(String language, String words) {
        Support support = support(agent);
        String page = as(agent, "agent")
                .page("/conversations/" + support.id(), language)
                .body();
        assertThat(page)
                .contains(words, ">" + support.customerAlias() + "</code>", "data-copy=\"write-to\"")
                .doesNotContain("??", support.supportAlias(), buyerEmail);
        assertThat(as(buyer, "buyer")
                        .page("/conversations/" + support.id(), language)
                        .body())
                .doesNotContain(support.customerAlias(), "data-copy");
        assertThat(as(agent, "agent").page("/settings", "en").body())
                .contains("stands below the messages", "/conversations");
    }

    @Test
    void wrongOrRevokedPasswordIsRefused() throws Exception {
        Support support = support(agent);
        Web.Answer created = password();
        String right = created.text("password");
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> submit(right + "0", agentEmail, support.customerAlias(), "Hello"))
                .withMessageContaining("5.7.8");

        Web own = as(agent, "agent");
        assertThat(own.get("/api/mail-passwords").body()).contains(agentEmail).doesNotContain(right);
        assertThat(own.delete("/api/mail-passwords/" + created.text("id")).status())
                .isEqualTo(204);
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> submit(right, agentEmail, support.customerAlias(), "Hello"));
    }

    @Test
    void passwordsOfSomebodyWhoLeavesEndEvenForAConnectionThatIsSignedIn() {
        Support support = support(agent);
        String right = password().text("password");
        String all = "/api/mail-passwords?staffId=" + agent;
        assertThat(as(agent, "agent").delete(all).status()).isEqualTo(403);
        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> {
                    MimeMessage mail = Submission.written(agentEmail, support.customerAlias(), "Hello");
                    try (Transport transport = Submission.SESSION.getTransport("smtp")) {
                        transport.connect("127.0.0.1", submissionPort(), agent, right);
                        assertThat(as("lena", "trust-lead").delete(all).status())
                                .isEqualTo(204);
                        transport.sendMessage(mail, mail.getAllRecipients());
                    }
                })
                .withMessageContaining("421 4.7.0 The mail password was revoked");
        assertThat(as(agent, "agent").get("/api/mail-passwords").json().path("items"))
                .isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where action = 'mail-passwords.revoke' and target = :target")
                        .param("target", "staff/" + agent)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void passwordExpiresUnlessItsOwnerRenewsItSignedIn() throws Exception {
        Support support = support(agent);
        Web.Answer created = password();
        String right = created.text("password");
        submit(right, agentEmail, support.customerAlias(), "Before");
        jdbc.sql("update mail_password set created_at = created_at - interval '91 days' where id = :id")
                .param("id", created.text("id"))
                .update();
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> submit(right, agentEmail, support.customerAlias(), "Too late"));

        String renewal = "/api/mail-passwords/" + created.text("id") + "/renewal";
        assertThat(as("another-" + unique, "agent").post(renewal, "").status()).isEqualTo(404);
        assertThat(as(agent, "agent").post(renewal, "").status()).isEqualTo(204);
        submit(right, agentEmail, support.customerAlias(), "After");
        moderation.awaitMessages(support.id(), 2);
    }

    @Test
    void conversationOfAnotherAgentIsRefusedAndSoIsAnOrdersConversation() {
        String right = password().text("password");
        String others = support("another-" + unique).customerAlias();
        assertThatExceptionOfType(SendFailedException.class)
                .isThrownBy(() -> submit(right, agentEmail, others, "Hello"))
                .havingCause()
                .withMessageContaining("550 5.7.1");
        String orders = opened().buyerAlias();
        assertThatExceptionOfType(SendFailedException.class)
                .isThrownBy(() -> submit(right, agentEmail, orders, "Hello"))
                .havingCause()
                .withMessageContaining("550 5.7.1");
    }

    @Test
    void nobodyWritesAsSomebodyElse() {
        Support support = support(agent);
        String right = password().text("password");
        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> submit(right, "boss@desk.test", support.customerAlias(), "Hello"));
    }

    @Test
    void nobodyHasMorePasswordsThanAllowedAndOnlyAgentsHaveAny() {
        for (int i = 0; i < 5; i++) {
            assertThat(password().status()).isEqualTo(201);
        }
        assertThat(password().status()).isEqualTo(409);
        assertThat(as(buyer, "buyer").get("/api/mail-passwords").status()).isEqualTo(403);
    }

    @Test
    void whoIsKnownByAsManyAddressesAsAllowedHasPasswordsForThoseOnly() {
        Web own = as(agent, "agent");
        own.delete("/api/mail-passwords/" + password().text("id"));
        // As many rows as allowed of one address, as they were copied once, are one.
        jdbc.sql("""
                insert into party_identity (party_id, kind, hash, ciphertext, known_at)
                select party_id, kind, 'copy-' || number, ciphertext, known_at
                from party_identity, generate_series(1, 200) as number where party_id = ?
                """).param(agent).update();
        assertThat(password("second." + agentEmail).status()).isEqualTo(201);

        for (int number = 3; number <= 200; number++) {
            parties.addAddress(
                    agent, EmailAddress.parse(number + "." + agentEmail).orElseThrow(), Instant.now());
        }
        Web.Answer refused = password("one-more." + agentEmail);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("/problems/too-many-own-addresses", "200");
        assertThat(password().status()).isEqualTo(201);
    }

    @Test
    void passwordsAreTakenOverTlsOnlyAndMailOnlyAfterSigningIn() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), submissionPort())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("220");
            assertThat(ask(socket, in, "AUTH PLAIN AGFnZW50AGFnZW50")).startsWith("538 5.7.11");
            assertThat(ask(socket, in, "MAIL FROM:<agent@mail.test>")).startsWith("530 5.7.0");
        }
    }

    private static String ask(Socket socket, BufferedReader in, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return in.readLine();
    }

    private record Support(String id, String customerAlias, String supportAlias) {}

    private Support support(String agentId) {
        Web.Answer answer = as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"customer\": %s, \"agentId\": \"%s\"}"
                                .formatted(person(buyer, buyerEmail), agentId));
        return new Support(answer.text("conversationId"), answer.text("customerAlias"), answer.text("supportAlias"));
    }

    private Web.Answer password() {
        return password(agentEmail);
    }

    private Web.Answer password(String address) {
        return as(agent, "agent")
                .post("/api/mail-passwords", "{\"label\": \"Laptop\", \"address\": \"%s\"}".formatted(address));
    }

    private int submissionPort() {
        return environment.getRequiredProperty("amana.messaging.submission.port", Integer.class);
    }

    private void submit(String password, String from, String to, String text) throws MessagingException {
        new Submission(submissionPort(), agent, password).send(from, to, text);
    }
}
