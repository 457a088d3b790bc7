package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.platform.personal.Vault;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people write to each other, and what a verdict does to it. */
class CorrespondenceTest extends MessagingServiceTest {
    @Autowired
    Vault vault;

    @Test
    void clearedMailArrivesWithoutItsAuthorsAddress() throws Exception {
        Opened opened = opened();
        MailClient.Reply reply = mail().send(
                        buyerEmail,
                        opened.sellerAlias(),
                        letter(
                                "<1@laptop>",
                                "The lamp",
                                "",
                                "Is it glass?\n\nRegards\n" + buyerEmail
                                        + "\n(0170) 55-50-142, \u0660\u0661\u0667\u0660\u0665\u0665\u0665\u0660\u0661\u0664\u0662"));
        assertThat(reply.code()).as(reply.text()).isEqualTo(250);
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        assertThat(received.sender().partyId()).isEqualTo(buyer);
        assertThat(received.recipient().partyId()).isEqualTo(seller);
        assertThat(received.automatic()).isNull();
        assertThat(vault.open(received.text()).revealOr("")).contains("Is it glass?");
        assertThat(inbox(sellerEmail).mails()).isEmpty();

        moderation.clear(received);
        MimeMessage arrived = awaitMail(sellerEmail, 1);
        assertThat(((InternetAddress) arrived.getFrom()[0]).getAddress()).isEqualTo(opened.buyerAlias());
        assertThat(raw(arrived))
                .contains("Is it glass?")
                .doesNotContain(buyerEmail)
                .doesNotContain("50-142")
                .doesNotContain("\u0661\u0664\u0662")
                .doesNotContain("laptop");
        assertThat(moderation
                        .awaitEvent(opened.id(), MessageEvent.MessageRelayed.class)
                        .messageId())
                .isEqualTo(received.messageId());
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        assertThat(messages(opened.id(), as(seller, "seller"))
                        .getFirst()
                        .path("text")
                        .asString(""))
                .contains("Is it glass?")
                .doesNotContain(buyerEmail);
    }

    @Test
    void answerStandsBelowTheQuestionOnBothSides() throws Exception {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<q@laptop>", "The lamp", "", "Is it glass?"));
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        String ours = awaitMail(sellerEmail, 1).getMessageID();
        assertThat(ours).endsWith("@alias.amana.test>");

        String thread = "In-Reply-To: " + ours + "\nReferences: <unknown@shop> " + ours + "\n";
        mail().send(sellerEmail, opened.buyerAlias(), letter("<a@shop>", "Re: The lamp", thread, "Yes."));
        moderation.clear(moderation.awaitMessages(opened.id(), 2).getLast());
        MimeMessage answer = awaitMail(buyerEmail, 1);
        assertThat(answer.getHeader("In-Reply-To")).containsExactly("<q@laptop>");
        assertThat(answer.getHeader("References", " ")).isEqualTo("<q@laptop>");
        assertThat(answer.getMessageID()).isNotEqualTo("<a@shop>");
    }

    @Test
    void mailsFromBeforeMessageIdsHadTagsKeepTheirThread() throws Exception {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<q@laptop>", "The lamp", "", "Is it glass?"));
        MessageReceived question = moderation.awaitMessages(opened.id(), 1).getFirst();
        moderation.clear(question);
        awaitMail(sellerEmail, 1);
        jdbc.sql("update relay set tagged = false where message_id = ?")
                .param(question.messageId())
                .update();

        String thread = "In-Reply-To: " + plain(question) + "\n";
        mail().send(sellerEmail, opened.buyerAlias(), letter("<a@shop>", "Re: The lamp", thread, "Yes."));
        moderation.clear(moderation.awaitMessages(opened.id(), 2).getLast());
        assertThat(awaitMail(buyerEmail, 1).getHeader("In-Reply-To")).containsExactly("<q@laptop>");
        String more = "In-Reply-To: <q@laptop>\n";
        mail().send(buyerEmail, opened.sellerAlias(), letter("<q2@laptop>", "The lamp", more, "And its foot?"));
        moderation.clear(moderation.awaitMessages(opened.id(), 3).getLast());
        assertThat(awaitMail(sellerEmail, 2).getHeader("In-Reply-To")).containsExactly(plain(question));
    }

    @Test
    void authorNeverLearnsTheTagOfTheMailThatTheOtherGot() throws Exception {
        Opened opened = opened();
        as(buyer, "buyer").post("/api/conversations/" + opened.id() + "/messages", "{\"text\": \"Is it glass?\"}");
        MessageReceived question = moderation.awaitMessages(opened.id(), 1).getFirst();
        moderation.clear(question);
        String ours = awaitMail(sellerEmail, 1).getMessageID();
        assertThat(ours).isNotEqualTo(plain(question));

        String thread = "In-Reply-To: " + ours + "\nReferences: " + ours + "\n";
        mail().send(sellerEmail, opened.buyerAlias(), letter("<a@shop>", "Re: The lamp", thread, "Yes."));
        moderation.clear(moderation.awaitMessages(opened.id(), 2).getLast());
        MimeMessage answer = awaitMail(buyerEmail, 1);
        assertThat(answer.getHeader("In-Reply-To")).containsExactly(plain(question));
        assertThat(raw(answer)).doesNotContain(ours);
    }

    private static String plain(MessageReceived message) {
        return "<" + message.messageId().toLowerCase(Locale.ROOT) + "@alias.amana.test>";
    }

    @Test
    void heldMailWaitsForAPersonAndBlockedMailNeverLeaves() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "One", "", "held at first"));
        mail().send(buyerEmail, opened.sellerAlias(), letter("<2@x>", "Two", "", "never to be read"));
        List<MessageReceived> received = moderation.awaitMessages(opened.id(), 2);
        moderation.give(received.get(0), 1, Outcome.HELD, "contact-data");
        moderation.give(received.get(1), 1, Outcome.BLOCKED, "threat");
        Web author = as(buyer, "buyer");
        awaitState(opened.id(), author, "held");
        awaitState(opened.id(), author, "blocked");
        assertThat(messages(opened.id(), as(seller, "seller"))).isEmpty();

        moderation.give(received.get(0), 2, Outcome.CLEARED);
        assertThat(raw(awaitMail(sellerEmail, 1))).contains("held at first");
        awaitState(opened.id(), author, "relayed");
        assertThat(messages(opened.id(), as(seller, "seller"))).hasSize(1);
        assertThat(messages(opened.id(), author).getLast().path("verdict").toString())
                .contains("threat");
        assertThat(inbox(sellerEmail).mails()).hasSize(1);
    }

    @Test
    void mailThatIsSentAgainIsTakenOnce() {
        Opened opened = opened();
        String letter = letter("<1@x>", "Once", "", "only once");
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter).code()).isEqualTo(250);
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter).code()).isEqualTo(250);
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter("<2@x>", "Last", "", "the last"))
                        .code())
                .isEqualTo(250);
        assertThat(moderation.awaitMessages(opened.id(), 2)).hasSize(2);
        assertThat(messages(opened.id(), as(buyer, "buyer"))).hasSize(2);
    }

    @Test
    void onlyTheCounterpartMayWriteToAnAlias() {
        Opened opened = opened();
        String letter = letter("<1@x>", "Hello", "", "hello");
        assertThat(mail().send("stranger@else.test", opened.sellerAlias(), letter)
                        .text())
                .startsWith("5.7.1");
        assertThat(mail().send(sellerEmail, opened.sellerAlias(), letter).text())
                .startsWith("5.7.1");
        assertThat(mail().send(buyerEmail, "nobody@alias.amana.test", letter).text())
                .startsWith("5.1.1");
        assertThat(mail().send(buyerEmail, "someone@mail.test", letter).text()).startsWith("5.1.1");
        assertThat(mail().send(
                                buyerEmail.toUpperCase(Locale.ROOT),
                                opened.sellerAlias().toUpperCase(Locale.ROOT),
                                letter)
                        .code())
                .isEqualTo(250);
    }

    @Test
    void vacationReplyIsPassedOnAndMarkedAsOne() throws Exception {
        Opened opened = opened();
        String away = letter("<away@shop>", "Away", "Auto-Submitted: auto-replied\n", "I am away until Monday.");
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), away).code()).isEqualTo(250);
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        assertThat(received.automatic()).isTrue();

        moderation.clear(received);
        assertThat(awaitMail(buyerEmail, 1).getHeader("Auto-Submitted")).containsExactly("auto-replied");
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        assertThat(messages(opened.id(), as(buyer, "buyer"))
                        .getFirst()
                        .path("automatic")
                        .asBoolean(false))
                .isTrue();
    }

    @Test
    void textThatCannotBeScreenedWholeIsRefused() {
        Opened opened = opened();
        String text = "Many words and more. \n".repeat(6_000);
        MailClient.Reply reply = mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Long", "", text));
        assertThat(reply.code()).isEqualTo(552);
        assertThat(reply.text()).startsWith("5.3.4");
    }

    private MimeMessage awaitMail(String address, int count) {
        return await().atMost(SOON)
                .until(() -> inbox(address).mails(), mails -> mails.size() >= count)
                .getLast();
    }

    static String raw(MimeMessage mail) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            mail.writeTo(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
