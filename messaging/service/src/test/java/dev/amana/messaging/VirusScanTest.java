package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.amana.messaging.contract.MessagingEvent.MessageReceived;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** With a virus scanner nothing leaves that it has not cleared. */
class VirusScanTest extends MessagingServiceTest {
    @Autowired
    SwitchableScanner scanner;

    @Autowired
    Scheduler scheduler;

    @BeforeEach
    void startScanner() {
        scanner.present(true);
    }

    @AfterEach
    void stopScanner() {
        scanner.silent(false);
        scanner.present(false);
    }

    @Test
    void infectedMessageIsWithheldAndItsAuthorReadsWhy() {
        Opened opened = opened();
        send(opened, "a VIRUS");

        awaitState(opened.id(), as(buyer, "buyer"), "quarantined");

        JsonNode message = messages(opened.id(), as(buyer, "buyer")).getFirst();
        assertThat(message.path("because").asString("")).isEqualTo("infected");
        assertThat(message.path("places").get(0).asString("")).isEqualTo("Test.Signature");
        assertThat(inbox(sellerEmail).mails()).isEmpty();
    }

    @Test
    void messageWaitsForAScannerThatDoesNotAnswerAndLeavesWhenItDoes() {
        scanner.silent(true);
        Opened opened = opened();
        MessageReceived received = send(opened, "Is it glass?");
        awaitState(opened.id(), as(buyer, "buyer"), "awaiting-scan");
        assertThat(messages(opened.id(), as(buyer, "buyer"))
                        .getFirst()
                        .path("because")
                        .asString(""))
                .isEqualTo("awaits-scan");
        assertThat(messages(opened.id(), as(seller, "seller"))).isEmpty();

        scanner.silent(false);
        List<TaskInstanceId> timers = await().atMost(SOON).until(() -> timers(received.messageId()), t -> !t.isEmpty());
        timers.forEach(timer -> scheduler.reschedule(timer, Instant.now()));

        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        assertThat(inbox(sellerEmail).mails()).hasSize(1);
    }

    private MessageReceived send(Opened opened, String text) {
        MailClient.Reply reply =
                mail().send(buyerEmail, opened.sellerAlias(), letter("<1@laptop>", "The lamp", "", text));
        assertThat(reply.code()).as(reply.text()).isEqualTo(250);
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        moderation.clear(received);
        return received;
    }

    private List<TaskInstanceId> timers(String messageId) {
        return scheduler.getScheduledExecutions(ScheduledExecutionsFilter.all()).stream()
                .map(execution -> execution.getTaskInstance())
                .filter(timer -> timer.getId().contains(messageId))
                .map(TaskInstanceId.class::cast)
                .toList();
    }
}
