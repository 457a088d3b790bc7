package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.bounce.Reports;
import dev.amana.messaging.contract.ContactEvent;
import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationCommand.PauseContact;
import dev.amana.messaging.party.Suspensions;
import dev.amana.messaging.party.Suspensions.Failed;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.platform.Ids;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What mail systems and vacation programs send to us, and what the two parties get to know of it. */
class MachineMailTest extends MessagingServiceTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    ApplicationContext context;

    @Autowired
    CommandGateway commands;

    /** A message of the buyer that the seller has; returns our Message-ID of it. */
    private String delivered(Opened opened) throws MessagingException {
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter("<1@laptop>", "The lamp", "", "Is it glass?"))
                        .code())
                .isEqualTo(250);
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        List<MimeMessage> arrived =
                await().atMost(SOON).until(() -> inbox(sellerEmail).mails(), mails -> !mails.isEmpty());
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        return arrived.getFirst().getMessageID();
    }

    @Test
    void bounceToAnAliasCountsForItsMessageAndReachesNobody() throws MessagingException {
        Opened opened = opened();
        String ours = delivered(opened);
        String bounce = Reports.deliveryStatus(sellerEmail, "failed", "5.1.1", ours);
        assertThat(mail().send("", opened.buyerAlias(), bounce).code()).isEqualTo(250);

        awaitState(opened.id(), as(buyer, "buyer"), "failed");
        assertThat(moderation
                        .awaitEvent(opened.id(), MessageEvent.MessageFailed.class)
                        .status())
                .isEqualTo("5.1.1");
        assertThat(messages(opened.id(), as(seller, "seller"))).hasSize(1);
    }

    @Test
    void authorGetsAReport() throws MessagingException {
        Opened opened = opened();
        String ours = delivered(opened);
        mail().send("", opened.buyerAlias(), Reports.deliveryStatus(sellerEmail, "failed", "5.2.2", ours));

        awaitState(opened.id(), as(buyer, "buyer"), "failed");
        MimeMessage report = await().atMost(SOON)
                .until(() -> inbox(buyerEmail).mails(), mails -> !mails.isEmpty())
                .getFirst();
        assertThat(report.getHeader("Return-Path")).containsExactly("<>");
        assertThat(report.getContentType()).startsWith("multipart/report").contains("delivery-status");
        assertThat(CorrespondenceTest.raw(report))
                .contains("5.2.2", opened.sellerAlias())
                .doesNotContain(sellerEmail, seller);
    }

    @Test
    void addressThatMessagesKeepComingBackFromIsSuspendedUntilItIsLifted() throws MessagingException {
        Opened opened = opened();
        for (int i = 1; i <= 3; i++) {
            mail().send(buyerEmail, opened.sellerAlias(), letter("<" + i + "@laptop>", "Lamp", "", "Number " + i));
            MessageReceived message = moderation.awaitMessages(opened.id(), i).getLast();
            moderation.clear(message);
            int count = i;
            await().atMost(SOON).until(() -> inbox(sellerEmail).mails().size() >= count);
            await().atMost(SOON).until(() -> states(opened, "relayed") >= 1);
            String id = inbox(sellerEmail).mails().getLast().getMessageID();
            mail().send("", opened.buyerAlias(), Reports.deliveryStatus(sellerEmail, "failed", "5.1.1", id));
            await().atMost(SOON).until(() -> states(opened, "failed") >= count);
        }
        ContactEvent.AddressSuspended suspended =
                moderation.awaitEvent(opened.id(), ContactEvent.AddressSuspended.class);
        assertThat(suspended.partyId()).isEqualTo(seller);
        assertThat(suspended.failures()).isEqualTo(3);
        String letter = letter("<4@laptop>", "Lamp", "", "Are you there?");
        await().atMost(SOON)
                .until(() -> mail().send(buyerEmail, opened.sellerAlias(), letter)
                        .text()
                        .startsWith("5.2.1"));

        String path = "/api/conversations/suspensions?partyId=" + seller;
        assertThat(as("op", "operator").get(path).json().path("items")).hasSize(1);
        assertThat(as(buyer, "buyer").get(path).status()).isEqualTo(403);
        assertThat(as("marketplace", "marketplace").delete(path).status()).isEqualTo(204);
        assertThat(moderation
                        .awaitEvent(opened.id(), ContactEvent.AddressRestored.class)
                        .byId())
                .isEqualTo("marketplace");
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter).code()).isEqualTo(250);
    }

    @Test
    void authorWhoseOwnAddressIsSuspendedGetsNoReport() throws MessagingException {
        Opened opened = opened();
        String ours = delivered(opened);
        context.getBean(Suspensions.class)
                .fail(opened.id(), "lost-" + unique, new Failed(buyer, buyerEmail, "5.1.1", Instant.now()), 1, DAY);
        long relayed = await().atMost(SOON).until(() -> endedAt(opened), position -> position > 0);
        mail().send("", opened.buyerAlias(), Reports.deliveryStatus(sellerEmail, "failed", "5.2.2", ours));

        // A report would be queued in the same transaction.
        await().atMost(SOON).until(() -> endedAt(opened), position -> position > relayed);
        awaitState(opened.id(), as(buyer, "buyer"), "failed");
        assertThat(jdbc.sql("select count(*) from outbound_mail where recipient = ?")
                        .param(buyer)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long endedAt(Opened opened) {
        return jdbc.sql("select coalesce(ended_at_position, 0) from relay where conversation_id = ?")
                .param(opened.id())
                .query(Long.class)
                .single();
    }

    private long states(Opened opened, String state) {
        return states(opened, as(buyer, "buyer"), state);
    }

    private long states(Opened opened, Web reader, String state) {
        return messages(opened.id(), reader).stream()
                .filter(message -> message.path("state").asString("").equals(state))
                .count();
    }

    @Test
    void whoWritesAboutWhatWasNotDeliveredIsNoMailSystem() throws MessagingException {
        Opened opened = opened();
        String ours = delivered(opened);
        String answer = "From: Selim <%s>\nSubject: Your parcel\nPrecedence: bulk\nIn-Reply-To: %s\n\n"
                        .formatted(sellerEmail, ours)
                + "I could not send it yesterday, so the parcel was not delivered.";
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), answer).code()).isEqualTo(250);

        MessageReceived received = moderation.awaitMessages(opened.id(), 2).getLast();
        assertThat(received.sender().partyId()).isEqualTo(seller);
        assertThat(states(opened, "failed")).isZero();
    }

    @Test
    void complaintIsToldAndLeavesTheMessageDelivered() throws MessagingException {
        Opened opened = opened();
        String ours = delivered(opened);
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), Reports.complaint(ours))
                        .code())
                .isEqualTo(250);

        assertThat(moderation
                        .awaitEvent(opened.id(), MessageEvent.ComplaintReceived.class)
                        .type())
                .isEqualTo("abuse");
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
    }

    @Test
    void vacationReplyToOurEnvelopeSenderBecomesAnAutomaticMessage() throws MessagingException {
        Opened opened = opened();
        delivered(opened);
        String away = "From: Selim <%s>\nSubject: Away\n\nI am away until Monday.".formatted(sellerEmail);
        assertThat(mail().send("", envelopeSender(opened), away).code()).isEqualTo(250);

        MessageReceived received = moderation.awaitMessages(opened.id(), 2).getLast();
        assertThat(received.automatic()).isTrue();
        assertThat(received.sender().partyId()).isEqualTo(seller);
    }

    @Test
    void nullSenderIsHeardOnlyWhereItAnswersAMailOfOurs() throws MessagingException {
        Opened opened = opened();
        String ours = delivered(opened);
        String away = "From: Selim <%s>\nSubject: Away\nIn-Reply-To: %s\n\nI am away.";
        assertThat(mail().send("", opened.buyerAlias(), away.formatted(sellerEmail, "<other@alias.amana.test>"))
                        .text())
                .startsWith("5.7.1");
        String forged = ours.replaceAll("\\.[0-9a-f]+@", "." + "0".repeat(20) + "@");
        assertThat(forged).isNotEqualTo(ours);
        assertThat(mail().send("", opened.buyerAlias(), away.formatted(sellerEmail, forged))
                        .text())
                .startsWith("5.7.1");
        // It went to the seller, so the buyer cannot be the one who answers it.
        assertThat(mail().send("", opened.sellerAlias(), away.formatted(buyerEmail, ours))
                        .text())
                .startsWith("5.7.1");
        assertThat(mail().send("", opened.buyerAlias(), away.formatted(sellerEmail, ours))
                        .code())
                .isEqualTo(250);
        assertThat(moderation.awaitMessages(opened.id(), 2).getLast().automatic())
                .isTrue();
        assertThat(mail().send("", "bounces+" + "0".repeat(26) + "." + "0".repeat(26) + "@alias.amana.test", away)
                        .text())
                .startsWith("5.1.1");
    }

    @Test
    void authorCannotAnswerOrBounceTheOwnMessageInTheNameOfTheOther() throws MessagingException {
        Opened opened = opened();
        delivered(opened);
        String messageId = moderation.awaitMessages(opened.id(), 1).getFirst().messageId();
        String known = "<" + messageId.toLowerCase(Locale.ROOT) + "@alias.amana.test>";
        String away = "From: Selim <%s>\nSubject: Away\nIn-Reply-To: %s\n\nI take half the price."
                .formatted(sellerEmail, known);
        assertThat(mail().send("", opened.buyerAlias(), away).text()).startsWith("5.7.1");
        mail().send("", opened.buyerAlias(), Reports.deliveryStatus(sellerEmail, "failed", "5.1.1", known));
        assertThat(jdbc.sql("select state from outbound_mail where message_id = ?")
                        .param(messageId)
                        .query(String.class)
                        .list())
                .containsExactly("sent");
        assertThat(messages(opened.id(), as(seller, "seller"))).hasSize(1);
    }

    @Test
    void loopsAreCut() throws MessagingException {
        Opened opened = opened();
        String ours = delivered(opened);
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), letter(ours, "The lamp", "", "Is it glass?"))
                        .text())
                .startsWith("5.4.6");
        String received = "Received: from a by b; Sat, 21 Nov 2026 12:00:00 +0000\n".repeat(60);
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), letter("<2@shop>", "Round", received, "again"))
                        .text())
                .startsWith("5.4.6");
        for (int i = 0; i < 10; i++) {
            String letter = letter("<a" + i + "@shop>", "Away", "Auto-Submitted: auto-replied\n", "Away " + i);
            assertThat(mail().send(sellerEmail, opened.buyerAlias(), letter).code())
                    .isEqualTo(250);
        }
        moderation.awaitMessages(opened.id(), 11);
        await().atMost(SOON)
                .until(() -> mail().send(
                                sellerEmail,
                                opened.buyerAlias(),
                                letter("<last@shop>", "Away", "Auto-Submitted: auto-replied\n", "Away at last"))
                        .text()
                        .startsWith("5.4.6"));
    }

    @Test
    void automaticMessageThatIsTooMuchForOneOfItsRecipientsReachesTheOthersAndIsNotAnswered()
            throws MessagingException {
        Opened busy = opened();
        Opened quiet = openedWithSecondSeller();
        List<String> both = List.of(busy.sellerAlias(), quiet.sellerAlias());
        String automatic = "Auto-Submitted: auto-generated\n";
        for (int i = 0; i < 10; i++) {
            String letter = letter("<a" + i + "@shop>", "Order", automatic, "Number " + i);
            assertThat(mail().send(buyerEmail, busy.sellerAlias(), letter).code())
                    .isEqualTo(250);
        }
        await().atMost(SOON).until(() -> messages(busy.id(), as(buyer, "buyer")).size() == 10);
        String one = letter("<last@shop>", "Order", automatic, "The last one");
        assertThat(mail().send(buyerEmail, both, one).code()).isEqualTo(250);
        assertThat(moderation.awaitMessages(quiet.id(), 1)).hasSize(1);
        // The notice would be queued before the client was answered.
        assertThat(noticesTo(buyer)).isEmpty();

        // Of what is in, the client is told so again.
        String known = letter("<a0@shop>", "Order", automatic, "Number 0");
        assertThat(mail().send(buyerEmail, busy.sellerAlias(), known).code()).isEqualTo(250);
        assertThat(messages(busy.id(), as(buyer, "buyer"))).hasSize(10);
    }

    @Test
    void mailThatWantsNoAutomaticAnswerIsAPersonsAndGetsNone() throws MessagingException {
        Opened opened = opened();
        delivered(opened);
        String suppress = "X-Auto-Response-Suppress: NDR, OOF, AutoReply\nCc: colleague@shop.test\n";
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), letter("<2@shop>", "Re: Lamp", suppress, "It is."))
                        .code())
                .isEqualTo(250);
        MessageReceived answer = moderation.awaitMessages(opened.id(), 2).getLast();
        assertThat(answer.automatic()).isNull();
        moderation.clear(answer);
        MimeMessage arrived = await().atMost(SOON)
                .until(() -> inbox(buyerEmail).mails(), mails -> !mails.isEmpty())
                .getFirst();
        await().atMost(SOON).until(() -> states(opened, as(seller, "seller"), "relayed") == 2);
        String bounce = Reports.deliveryStatus(buyerEmail, "failed", "5.2.2", arrived.getMessageID());
        assertThat(mail().send("", opened.sellerAlias(), bounce).code()).isEqualTo(250);
        await().atMost(SOON).until(() -> states(opened, as(seller, "seller"), "failed") == 1);

        assertThat(mail().send(sellerEmail, opened.buyerAlias(), letter("<3@shop>", "Re: Lamp", suppress, "Call me."))
                        .code())
                .isEqualTo(250);
        MessageReceived withheld = moderation.awaitMessages(opened.id(), 3).getLast();
        moderation.give(withheld, 1, Outcome.BLOCKED, "contact-data");
        String plain = letter("<4@shop>", "Re: Lamp", "", "Call me again.");
        mail().send(sellerEmail, opened.buyerAlias(), plain);
        MessageReceived explained = moderation.awaitMessages(opened.id(), 4).getLast();
        moderation.give(explained, 1, Outcome.BLOCKED, "contact-data");
        // Events of a conversation are handled in their order.
        await().atMost(SOON)
                .until(
                        () -> noticesTo(seller),
                        List.of("message-withheld:" + explained.messageId() + ":BLOCKED")::equals);
        assertThat(jdbc.sql("select count(*) from delivery_report where party_id = ?")
                        .param(seller)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<String> noticesTo(String partyId) {
        return jdbc.sql("select notice_id from notice where party_id = ?")
                .param(partyId)
                .query(String.class)
                .list();
    }

    @Test
    void vacationReplyThatIsNotTakenIsRefused() throws MessagingException {
        Opened opened = opened();
        delivered(opened);
        commands.sendAndWait(new PauseContact(opened.id(), "claim-" + unique, Instant.now()));
        String away = "From: Selim <%s>\nSubject: Away\n\nI am away until Monday.".formatted(sellerEmail);
        MailClient.Reply reply = mail().send("", envelopeSender(opened), away);
        assertThat(reply.code() + " " + reply.text()).startsWith("550 5.7.1 Contact about this order is paused");
    }

    @Test
    void programsWithoutAnySignOfBeingProgramsAreKnownByTheirPace() {
        Opened opened = opened();
        Opened calm = openedWithSecondSeller();
        for (int i = 0; i < 20; i++) {
            String subject = "Re: ".repeat(i % 3) + "Ticket 4711";
            assertThat(mail().send(
                                    buyerEmail,
                                    opened.sellerAlias(),
                                    letter("<b" + i + "@x>", subject, "", "Hello " + i))
                            .code())
                    .isEqualTo(250);
            assertThat(mail().send(sellerEmail, opened.buyerAlias(), letter("<s" + i + "@x>", subject, "", "Yes " + i))
                            .code())
                    .isEqualTo(250);
        }
        String hasty = letter("<b@x>", "AW: Ticket 4711", "", "Hello");
        List<String> both = List.of(opened.sellerAlias(), calm.sellerAlias());
        for (int i = 0; i < 2; i++) {
            MailClient.Reply later = mail().send(buyerEmail, both, hasty);
            assertThat(later.code()).isEqualTo(451);
            assertThat(later.text()).startsWith("4.7.1 The two of you answer each other faster than people write");
        }
        assertThat(moderation.awaitMessages(calm.id(), 1)).hasSize(1);
        commands.sendAndWait(new PauseContact(calm.id(), "claim-" + unique, Instant.now()));
        String another = letter("<d@x>", "Ticket 4711", "", "For both of you");
        assertThat(mail().send(buyerEmail, both, another).code()).isEqualTo(451);
        assertThat(messages(calm.id(), as(buyer, "buyer"))).hasSize(1);
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter("<c@x>", "Something else", "", "Hello"))
                        .code())
                .isEqualTo(250);
    }

    private String envelopeSender(Opened opened) {
        String messageId = moderation.awaitMessages(opened.id(), 1).getFirst().messageId();
        String mailId = Ids.derived("mail", messageId, seller);
        String hash = context.getBean(dev.amana.platform.personal.Vault.class).lookupHash("bounce-address:" + mailId);
        return "bounces+" + mailId + "." + hash.substring(0, 26) + "@alias.amana.test";
    }
}
