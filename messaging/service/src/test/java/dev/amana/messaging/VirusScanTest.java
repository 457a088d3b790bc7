package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
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
        askNow(received.messageId());

        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        assertThat(inbox(sellerEmail).mails()).hasSize(1);
    }

    @Test
    void onlyTheTimeWithoutAScannersAnswerCountsUntilItIsGivenUp() {
        scanner.silent(true);
        Opened opened = opened();
        MessageReceived received = written(opened, "Is it old?");
        await().atMost(SOON).until(() -> ageVerdict(received.messageId()), rows -> rows == 1);
        moderation.clear(received);
        awaitState(opened.id(), as(buyer, "buyer"), "awaiting-scan");
        // Otherwise it would count as one whose verdict is overdue.
        await().atMost(SOON).until(() -> relayState(received.messageId()), "AWAITS_SCAN"::equals);

        jdbc.sql("update relay set scan_since = scan_since - interval '5 days' where message_id = ?")
                .param(received.messageId())
                .update();
        askNow(received.messageId());
        awaitState(opened.id(), as(buyer, "buyer"), "quarantined");
        assertThat(messages(opened.id(), as(buyer, "buyer"))
                        .getFirst()
                        .path("because")
                        .asString(""))
                .isEqualTo("not-scanned");
    }

    private int ageVerdict(String messageId) {
        return jdbc.sql("update relay set received_at = received_at - interval '5 days',"
                        + " verdict_due_at = verdict_due_at - interval '5 days' where message_id = ?")
                .param(messageId)
                .update();
    }

    private String relayState(String messageId) {
        return jdbc.sql("select state from relay where message_id = ?")
                .param(messageId)
                .query(String.class)
                .single();
    }

    private MessageReceived send(Opened opened, String text) {
        MessageReceived received = written(opened, text);
        moderation.clear(received);
        return received;
    }

    private MessageReceived written(Opened opened, String text) {
        MailClient.Reply reply =
                mail().send(buyerEmail, opened.sellerAlias(), letter("<1@laptop>", "The lamp", "", text));
        assertThat(reply.code()).as(reply.text()).isEqualTo(250);
        return moderation.awaitMessages(opened.id(), 1).getFirst();
    }

    private void askNow(String messageId) {
        await().atMost(SOON)
                .until(() -> timers(messageId), found -> !found.isEmpty())
                .forEach(timer -> scheduler.reschedule(timer, Instant.now()));
    }

    private List<TaskInstanceId> timers(String messageId) {
        return scheduler.getScheduledExecutions(ScheduledExecutionsFilter.all()).stream()
                .map(execution -> execution.getTaskInstance())
                .filter(timer -> timer.getId().contains(messageId))
                .map(TaskInstanceId.class::cast)
                .toList();
    }
}
