package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageReleasedUnscreened;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.Delivery;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Moderation does not answer, or wants a message delivered otherwise than it is. */
class OutageTest extends MessagingServiceTest {
    @Autowired
    Vault vault;

    @Test
    void plainMessageGoesOutMarkedWhenNoVerdictComesAndALateOneIsRecorded() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "Is it glass?"));
        MessageReceived message = moderation.awaitMessages(opened.id(), 1).getFirst();
        timePasses(message);

        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        MessageReleasedUnscreened told = moderation.awaitEvent(opened.id(), MessageReleasedUnscreened.class);
        assertThat(told.riskClass()).isEqualTo("between-parties");
        assertThat(told.waitedMillis()).isPositive();
        assertThat(treatment(opened, as(seller, "seller"))).containsExactly("unscreened");
        awaitMail(sellerEmail, "had not checked this message", "Is it glass?");

        moderation.give(message, 1, Outcome.BLOCKED, "threat");
        await().atMost(SOON)
                .until(() -> newest(opened, as(buyer, "buyer"))
                        .path("verdict")
                        .path("outcome")
                        .asString("")
                        .equals("blocked"));
        assertThat(newest(opened, as(buyer, "buyer")).path("state").asString()).isEqualTo("relayed");
    }

    @Test
    void wordsThatAreFoundAfterTheMailWentOutAreNotSaidToBeRemoved() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Call me", "", "Call me at 030 1234567"));
        MessageReceived message = moderation.awaitMessages(opened.id(), 1).getFirst();
        timePasses(message);
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");

        deliver(message, new Delivery(false, List.of(seal("030 1234567"))));

        awaitMail(buyerEmail, "was delivered as you wrote it");
        assertThat(treatment(opened, as(buyer, "buyer"))).containsExactly("unscreened", "redacted-late");
        assertThat(treatment(opened, as(seller, "seller"))).containsExactly("unscreened");
        assertThat(newest(opened, as(seller, "seller")).path("text").asString()).contains("1234567");
    }

    @Test
    void messagesWaitForAVerdictOfWhoHadOneWithheldLatelyAndThoseWithFiles() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "You will pay for this"));
        moderation.give(moderation.awaitMessages(opened.id(), 1).getFirst(), 1, Outcome.HELD, "threat");
        awaitState(opened.id(), as(buyer, "buyer"), "held");
        mail().send(buyerEmail, opened.sellerAlias(), letter("<2@x>", "Lamp", "", "Please answer"));
        MessageReceived ofTheWithheld = moderation.awaitMessages(opened.id(), 2).getLast();
        String html = letter("<3@x>", "Lamp", "", "")
                        .replace("text/plain; charset=utf-8", "multipart/alternative; boundary=b")
                + "--b\nContent-Type: text/plain\n\nYes\n--b\nContent-Type: text/html\n\n<p>Quite another text</p>\n--b--\n";
        mail().send(sellerEmail, opened.buyerAlias(), html);
        MessageReceived withHidden = moderation.awaitMessages(opened.id(), 3).getLast();
        mail().send(sellerEmail, opened.buyerAlias(), letter("<4@x>", "Lamp", "", "It is."));
        MessageReceived plain = moderation.awaitMessages(opened.id(), 4).getLast();

        timePasses(ofTheWithheld);
        timePasses(plain);
        awaitState(opened.id(), as(seller, "seller"), "relayed");
        assertThat(stateOf(ofTheWithheld)).isEqualTo("WAITING");
        assertThat(riskClassOf(withHidden)).isEqualTo("WITH_FILES");
        assertThat(stateOf(withHidden)).isEqualTo("WAITING");
        assertThat(column("verdict_due_at - received_at", withHidden)).isEqualTo("00:00:40");
    }

    @Test
    void wordsAreTakenOutAndTheReaderWarnedAndBothSidesTold() {
        Opened opened = opened();
        mail().send(
                        buyerEmail,
                        opened.sellerAlias(),
                        letter("<1@x>", "Call me", "", "Call me at 030 1234567 or\nwrite to berta AT gmail.\nThanks"));
        MessageReceived message = moderation.awaitMessages(opened.id(), 1).getFirst();
        deliver(message, new Delivery(true, List.of(seal("030 1234567"), seal("or write to berta at gmail"))));
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");

        assertThat(treatment(opened, as(buyer, "buyer"))).containsExactly("warned", "redacted");
        assertThat(newest(opened, as(seller, "seller")).path("text").asString())
                .doesNotContain("1234567", "gmail")
                .contains("Thanks", "[removed]", "may be upsetting");
        awaitMail(buyerEmail, "some words in it break");
    }

    private void deliver(MessageReceived message, Delivery delivery) {
        moderation.publish(
                ModerationEvent.TOPIC,
                message.messageId(),
                1,
                new VerdictGiven(
                        message.messageId(),
                        message.conversationId(),
                        message.orderId(),
                        buyer,
                        "BUYER",
                        1,
                        Outcome.CLEARED,
                        Severity.LOW,
                        List.of(),
                        "rules",
                        Instant.now(),
                        delivery,
                        "test/1",
                        "between-parties",
                        5L));
    }

    private SealedText seal(String words) {
        return vault.seal(Personal.of(buyer, RetentionClass.CORRESPONDENCE, words));
    }

    private void awaitMail(String address, String... parts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inbox(address).mails())
                        .anySatisfy(
                                mail -> assertThat(CorrespondenceTest.raw(mail)).contains(parts)));
    }

    private JsonNode newest(Opened opened, Web reader) {
        return messages(opened.id(), reader).getLast();
    }

    private List<String> treatment(Opened opened, Web reader) {
        return newest(opened, reader)
                .path("treatment")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** The deadline of a message was long ago. */
    private void timePasses(MessageReceived message) {
        await().atMost(SOON)
                .until(() -> jdbc.sql("update relay set release_due_at = :then where message_id = :id")
                                .param(
                                        "then",
                                        java.sql.Timestamp.from(Instant.now().minus(Duration.ofHours(1))))
                                .param("id", message.messageId())
                                .update()
                        == 1);
    }

    private String stateOf(MessageReceived message) {
        return column("state", message);
    }

    private String riskClassOf(MessageReceived message) {
        return column("risk_class", message);
    }

    private String column(String name, MessageReceived message) {
        return await().atMost(SOON)
                .until(
                        () -> jdbc.sql("select " + name + " from relay where message_id = :id")
                                .param("id", message.messageId())
                                .query(String.class)
                                .list(),
                        rows -> !rows.isEmpty())
                .getFirst();
    }
}
