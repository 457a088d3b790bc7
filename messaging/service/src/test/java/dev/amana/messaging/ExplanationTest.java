package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.AppealSubmitted;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Reason;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever wrote what is not delivered learns why, and can ask for a second look. */
class ExplanationTest extends MessagingServiceTest {
    @Autowired
    Vault vault;

    @Test
    void authorOfAMailLearnsTheReasonAndThePassageByMailAndAppealsOnce() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "Call 01512345678 instead"));
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        block(received, "01512345678");

        String notice = CorrespondenceTest.raw(await().atMost(SOON)
                .until(() -> inbox(buyerEmail).mails(), mails -> !mails.isEmpty())
                .getFirst());
        assertThat(notice)
                .contains("Auto-Submitted: auto-generated", "Contact data", "#m-" + received.messageId())
                .doesNotContain("01512345678", "contact-data.test");

        String path = "/api/conversations/" + opened.id() + "/messages/" + received.messageId();
        Web author = as(buyer, "buyer");
        Web.Answer why = author.get(path + "/explanation");
        assertThat(why.json().path("why").path(0).asString("")).as(why.body()).isEqualTo("Contact data");
        assertThat(why.json().path("passages").path(0).asString("")).isEqualTo("01…8");
        assertThat(as(seller, "seller").get(path + "/explanation").status()).isEqualTo(404);

        String appeal = "{\"text\": \"It is the number of the part\"}";
        assertThat(as(seller, "seller").post(path + "/appeal", appeal).status()).isEqualTo(404);
        assertThat(author.post(path + "/appeal", appeal).status()).isEqualTo(202);
        AppealSubmitted submitted = moderation.awaitEvent(opened.id(), AppealSubmitted.class);
        assertThat(vault.open(submitted.text()).revealOr("")).isEqualTo("It is the number of the part");
        Web.Answer again = author.post(path + "/appeal", appeal);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("appealed-before");
    }

    private void block(MessageReceived message, String words) {
        Reason reason = new Reason(
                "contact-data",
                "contact-data.test",
                "test/1",
                Severity.HIGH,
                vault.seal(Personal.of(buyer, RetentionClass.CORRESPONDENCE, words)));
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
                        Outcome.BLOCKED,
                        Severity.HIGH,
                        List.of(reason),
                        "rules",
                        Instant.now()));
    }
}
