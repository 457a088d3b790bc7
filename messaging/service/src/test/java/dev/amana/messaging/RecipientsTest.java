package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationCommand.PauseContact;
import dev.amana.platform.personal.Vault;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails with several recipients. */
class RecipientsTest extends MessagingServiceTest {
    @Autowired
    CommandGateway commands;

    @Autowired
    Vault vault;

    private final String friend = "friend." + unique + "@else.test";

    @Test
    void eachConversationGetsItsMessageAndNoReaderSeesTheOthers() throws Exception {
        Opened first = opened();
        Opened second = openedWithSecondSeller();
        MailClient.Reply reply =
                mail().send(buyerEmail, List.of(first.sellerAlias(), second.sellerAlias()), toBoth(first, second));
        assertThat(reply.code()).as(reply.text()).isEqualTo(250);
        moderation.clear(moderation.awaitMessages(first.id(), 1).getFirst());
        moderation.clear(moderation.awaitMessages(second.id(), 1).getFirst());

        MimeMessage one = arrived(sellerEmail);
        MimeMessage other = arrived(secondSellerEmail);
        assertThat(addresses(one.getFrom())).containsExactly(first.buyerAlias());
        assertThat(addresses(other.getFrom())).containsExactly(second.buyerAlias());
        assertThat(whole(one)).doesNotContain(second.sellerAlias(), secondSellerEmail, buyerEmail, friend);
        assertThat(whole(other)).doesNotContain(first.sellerAlias(), sellerEmail, buyerEmail, friend);
        // What a mail program would fill in for an answer to all, the reader's own address left out as programs do.
        assertThat(addresses(one.reply(true).getAllRecipients()))
                .filteredOn(address -> !address.equals(sellerEmail))
                .containsExactly(first.buyerAlias());
        assertThat(one.getRecipients(RecipientType.CC)).isNull();
    }

    @Test
    void addressBesideAnAliasIsReportedToTheAuthorAndNothingIsSentThere() throws Exception {
        Opened opened = opened();
        mail().send(
                        buyerEmail,
                        opened.sellerAlias(),
                        letter(
                                "<1@x>",
                                "The lamp",
                                "To: " + opened.sellerAlias() + "\nCc: " + friend + "\n",
                                "Is it glass?"));
        MimeMessage notice = arrived(buyerEmail);
        assertThat(whole(notice)).contains(friend).contains("not to these addresses");
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        moderation.clear(received);
        arrived(sellerEmail);
        assertThat(messages(opened.id(), as(buyer, "buyer"))
                        .getFirst()
                        .path("notSentTo")
                        .path(0)
                        .asString(""))
                .isEqualTo(friend);
        assertThat(messages(opened.id(), as(seller, "seller")).getFirst().has("notSentTo"))
                .isFalse();
        String page = "/conversations/" + opened.id();
        assertThat(as(buyer, "buyer").page(page, "de").body())
                .contains("Nicht an diese Adressen gesendet:", ">" + friend + "</bdi>");
        assertThat(as(seller, "seller").page(page, "de").body()).doesNotContain("Nicht an diese", friend);
        assertThat(inbox(friend).count()).isZero();
    }

    @Test
    void mailToSeveralAliasesIsToldOfOnce() {
        Opened first = opened();
        Opened second = openedWithSecondSeller();
        String letter = letter("<both@x>", "Two lamps", "Cc: " + friend + "\n", "Which of you is faster?");
        assertThat(mail().send(buyerEmail, List.of(first.sellerAlias(), second.sellerAlias()), letter)
                        .code())
                .isEqualTo(250);
        moderation.awaitMessages(first.id(), 1);
        moderation.awaitMessages(second.id(), 1);
        assertThat(jdbc.sql("select count(*) from notice where party_id = ? and template = 'not-sent-elsewhere'")
                        .param(buyer)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void mailIsTakenForAllItsRecipientsOrForNone() throws Exception {
        Opened first = opened();
        MailClient.Reply reply = mail().send(
                        buyerEmail,
                        List.of(first.sellerAlias(), first.buyerAlias()),
                        letter("<1@x>", "Two", "", "One of them is my own alias"));
        assertThat(reply.code() + " " + reply.text()).startsWith("550 5.7.1");
        MailClient.Reply next = mail().send(buyerEmail, first.sellerAlias(), letter("<2@x>", "One", "", "Only this"));
        assertThat(next.code()).isEqualTo(250);
        moderation.awaitMessages(first.id(), 1);
        assertThat(messages(first.id(), as(buyer, "buyer"))).hasSize(1);
    }

    @Test
    void recipientWhoseContactIsPausedIsAskedBeforeAnyoneGetsTheMail() throws Exception {
        Opened first = opened();
        Opened second = openedWithSecondSeller();
        List<String> both = List.of(first.sellerAlias(), second.sellerAlias());
        commands.sendAndWait(new PauseContact(second.id(), "claim-" + unique, Instant.now()));
        MailClient.Reply refused = mail().send(buyerEmail, both, letter("<1@x>", "Two", "", "For both of you"));
        assertThat(refused.code() + " " + refused.text()).startsWith("550 5.7.1 Contact about this order is paused");

        String only = letter("<2@x>", "One", "", "Only this");
        assertThat(mail().send(buyerEmail, first.sellerAlias(), only).code()).isEqualTo(250);
        assertThat(text(moderation.awaitMessages(first.id(), 1).getFirst())).contains("Only this");

        // As a client does that repeats a mail of which something is in: it cannot be refused any more.
        assertThat(mail().send(buyerEmail, both, only).code()).isEqualTo(250);
        assertThat(whole(arrived(buyerEmail)))
                .contains("not for these recipients", second.sellerAlias())
                .doesNotContain(first.sellerAlias());
    }

    @Test
    void recipientWhoOptedOutIsAskedBeforeAnyoneGetsTheMail() {
        Opened first = opened();
        String other = "buyer2-" + unique;
        Web.Answer second = as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"orderId\": \"other-%s\", \"buyer\": %s, \"seller\": %s}"
                                .formatted(
                                        unique,
                                        person(other, "otto." + unique + "@mail.test"),
                                        person(seller, sellerEmail)));
        Web reader = as(other, "buyer");
        reader.post("/api/preferences/opt-out", "{}");
        await().atMost(SOON)
                .until(() -> reader.get("/api/preferences")
                        .json()
                        .path("optedOutOfAll")
                        .asBoolean());
        MailClient.Reply refused = mail().send(
                        sellerEmail,
                        List.of(first.buyerAlias(), second.text("buyerAlias")),
                        letter("<1@x>", "News", "", "More lamps for both"));
        assertThat(refused.code() + " " + refused.text()).startsWith("550 5.7.1 The buyer opted out");

        mail().send(sellerEmail, first.buyerAlias(), letter("<2@x>", "News", "", "Only this"));
        assertThat(text(moderation.awaitMessages(first.id(), 1).getFirst())).contains("Only this");
    }

    private String text(MessageReceived received) {
        return vault.open(received.text()).revealOr("");
    }

    private String toBoth(Opened first, Opened second) {
        String to = "To: %s, Zara <%s>\n".formatted(first.sellerAlias(), second.sellerAlias());
        return letter(
                "<both@x>",
                "Two lamps",
                to,
                "Which of you is faster?\nYours, and " + second.sellerAlias() + " and " + first.sellerAlias());
    }

    private MimeMessage arrived(String address) {
        await().atMost(SOON).until(() -> inbox(address).count() == 1);
        return inbox(address).mails().getFirst();
    }

    private static List<String> addresses(Address[] addresses) {
        return Arrays.stream(addresses)
                .map(address -> ((InternetAddress) address).getAddress())
                .toList();
    }

    private static String whole(MimeMessage mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.UTF_8).replaceAll("=\r?\n", "").replace("=3D", "=");
    }
}
