package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.AppealSubmitted;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.Delivery;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.ReportAnswered;
import dev.amana.moderation.contract.ModerationEvent.ReportAppealDecided;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An author appeals against what became of a message that was delivered, and hears how that ended. */
class AppealTest extends MessagingServiceTest {
    private static final String NUMBER = "030 1234567";

    @Autowired
    Vault vault;

    private MessageReceived write(Opened opened) {
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "The part has " + NUMBER));
        return moderation.awaitMessages(opened.id(), 1).getFirst();
    }

    private void give(MessageReceived message, int revision, @Nullable Delivery delivery, @Nullable String appeal) {
        moderation.publish(
                ModerationEvent.TOPIC,
                message.messageId(),
                revision,
                new VerdictGiven(
                        message.messageId(),
                        message.conversationId(),
                        message.orderId(),
                        buyer,
                        "BUYER",
                        revision,
                        Outcome.CLEARED,
                        Severity.LOW,
                        List.of(),
                        appeal == null ? "rules" : "tina",
                        Instant.now(),
                        delivery,
                        null,
                        null,
                        null,
                        appeal));
    }

    private JsonNode newest(Opened opened, Web reader) {
        return messages(opened.id(), reader).getLast();
    }

    private void awaitMail(String address, String... words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inbox(address).mails())
                        .anySatisfy(
                                mail -> assertThat(CorrespondenceTest.raw(mail)).contains(words)));
    }

    private static String path(Opened opened, MessageReceived message) {
        return "/api/conversations/" + opened.id() + "/messages/" + message.messageId() + "/appeal";
    }

    @Test
    void whatWentOutWithoutSomeWordsGoesOutAgainWholeOnceAnAppealIsGranted() throws MessagingException {
        Opened opened = opened();
        MessageReceived message = write(opened);
        Delivery without =
                new Delivery(false, List.of(vault.seal(Personal.of(buyer, RetentionClass.CORRESPONDENCE, NUMBER))));
        give(message, 1, without, null);
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        awaitMail(buyerEmail, "some words in it break", "ask for a review here");
        assertThat(newest(opened, as(seller, "seller")).path("text").asString()).doesNotContain("1234567");
        Web author = as(buyer, "buyer");
        assertThat(newest(opened, author).path("appealable").path(0).asString()).isEqualTo("verdict");
        assertThat(newest(opened, as(seller, "seller")).has("appealable")).isFalse();
        String page = author.get("/conversations/" + opened.id()).body();
        assertThat(page).contains("id=\"a-" + message.messageId(), "delivered as you wrote it?");

        String appeal = "{\"text\": \"It is the number of a part\"}";
        assertThat(author.post(path(opened, message), appeal).status()).isEqualTo(202);
        assertThat(moderation.awaitEvent(opened.id(), AppealSubmitted.class).about())
                .isNull();
        assertThat(author.post(path(opened, message), appeal).body()).contains("appealed-before");

        give(message, 3, null, "GRANTED");
        awaitMail(buyerEmail, "as you wrote it", "decided for you");
        awaitMail(sellerEmail, NUMBER);
        assertThat(newest(opened, author).path("state").asString()).isEqualTo("relayed");
        await().atMost(SOON).until(() -> newest(opened, author).path("again").asString(""), "relayed"::equals);
        assertThat(newest(opened, as(seller, "seller")).has("again")).isFalse();
        assertThat(author.get("/conversations/" + opened.id()).body())
                .contains("Delivered once more, as you wrote it.");
        isSentUnderAnotherNameInTheSameThread(inbox(sellerEmail).mails());
        assertThat(newest(opened, as(seller, "seller")).path("text").asString()).contains(NUMBER);
        assertThat(newest(opened, author).has("appealable")).isFalse();
    }

    /** Or programs would hide the second one as a duplicate of the first, or show it apart. */
    private static void isSentUnderAnotherNameInTheSameThread(List<MimeMessage> mails) throws MessagingException {
        assertThat(mails).hasSize(2);
        String first = mails.getFirst().getMessageID();
        MimeMessage second = mails.getLast();
        assertThat(second.getMessageID()).isNotEqualTo(first);
        assertThat(second.getHeader("In-Reply-To")).containsExactly(first);
        assertThat(second.getHeader("References", " ")).contains(first);
    }

    @Test
    void whoeverIsRestrictedAfterAReportIsToldAndAppealsAndHearsTheEnd() {
        Opened opened = opened();
        MessageReceived message = write(opened);
        moderation.clear(message);
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        Web author = as(buyer, "buyer");
        String appeal = "{\"text\": \"It was a joke\", \"about\": \"report\"}";
        assertThat(author.post(path(opened, message), appeal).body()).contains("nothing-to-appeal");
        assertThat(author.post(path(opened, message), appeal.replace("report", "weather"))
                        .status())
                .isEqualTo(400);

        moderation.publish(
                ModerationEvent.TOPIC,
                "report-" + message.messageId(),
                0,
                new ReportAnswered(
                        "report-" + message.messageId(),
                        message.messageId(),
                        opened.id(),
                        message.orderId(),
                        seller,
                        buyer,
                        "fraud",
                        "UPHELD",
                        "RESTRICTION",
                        "tina",
                        Instant.now()));
        awaitMail(buyerEmail, "Your account is restricted", "you can say so here");
        assertThat(author.get("/conversations/" + opened.id()).body())
                .contains("id=\"b-" + message.messageId(), "your account is restricted");
        assertThat(newest(opened, author).path("measure").asString()).isEqualTo("restriction");
        assertThat(newest(opened, as(seller, "seller")).has("measure")).isFalse();

        assertThat(author.post(path(opened, message), appeal).status()).isEqualTo(202);
        AppealSubmitted submitted = moderation.awaitEvent(opened.id(), AppealSubmitted.class);
        assertThat(submitted.about()).isEqualTo("report");
        assertThat(vault.open(submitted.text()).revealOr("")).isEqualTo("It was a joke");

        moderation.publish(
                ModerationEvent.TOPIC,
                "report-" + message.messageId(),
                2,
                new ReportAppealDecided(
                        "report-" + message.messageId(),
                        message.messageId(),
                        opened.id(),
                        message.orderId(),
                        buyer,
                        "fraud",
                        "RESTRICTION",
                        "WARNING",
                        "tom",
                        Instant.now()));
        awaitMail(buyerEmail, "Your appeal: less follows", "this is a warning");
    }
}
