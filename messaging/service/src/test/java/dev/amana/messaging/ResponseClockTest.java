package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.amana.messaging.contract.MessageEvent.AnswerNotNeeded;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.ResponseOverdue;
import dev.amana.messaging.responseclock.OpenQuestions;
import dev.amana.messaging.responseclock.Question;
import dev.amana.messaging.responseclock.QuestionHistory;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A seller has a day to answer. */
class ResponseClockTest extends MessagingServiceTest {
    @Autowired
    OpenQuestions questions;

    @Autowired
    QuestionHistory history;

    @Autowired
    Scheduler scheduler;

    @Autowired
    Clock clock;

    @Autowired
    EventProcessingConfiguration processing;

    @Test
    void clockStartsWhenTheSellerCanReadAndStopsAtAnAnswerThatIsLetThrough() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "Is it glass?"));
        MessageReceived question = moderation.awaitMessages(opened.id(), 1).getFirst();
        moderation.give(question, 1, Outcome.HELD, "contact-data");
        awaitState(opened.id(), as(buyer, "buyer"), "held");
        assertThat(questions.ofConversation(opened.id())).isEmpty();
        moderation.give(question, 2, Outcome.CLEARED);
        awaitOpen(opened, 1);

        mail().send(
                        sellerEmail,
                        opened.buyerAlias(),
                        letter("<a@x>", "Away", "Auto-Submitted: auto-replied\n", "I am away."));
        moderation.clear(moderation.awaitMessages(opened.id(), 2).getLast());
        // As services for sending write them on everything; a person wrote it all the same.
        mail().send(
                        sellerEmail,
                        opened.buyerAlias(),
                        letter(
                                "<2@x>",
                                "Re: Lamp",
                                "Feedback-ID: 1.eu:amazonses\nList-Unsubscribe: <https://shop.test/u>\n",
                                "Yes, it is."));
        MessageReceived answer = moderation.awaitMessages(opened.id(), 3).getLast();
        moderation.give(answer, 1, Outcome.HELD, "contact-data");
        awaitState(opened.id(), as(seller, "seller"), "held");
        awaitOpen(opened, 1);

        moderation.give(answer, 2, Outcome.CLEARED);
        awaitOpen(opened, 0);
        Web.Answer metric = as(seller, "seller").get("/api/response-metrics");
        assertThat(metric.json().path("questions").asInt()).as(metric.body()).isEqualTo(1);
        assertThat(metric.json().path("shareInTime").asDouble()).isEqualTo(1.0);
        assertThat(as(seller, "seller")
                        .get("/api/response-metrics?sellerId=other")
                        .status())
                .isEqualTo(404);
        rebuild();
        await().atMost(SOON).until(() -> stateOf(question), "ANSWERED"::equals);
    }

    @Test
    void sellerIsRemindedAndThenItIsToldThatNoAnswerCame() {
        Opened opened = asked("When does it come?");
        due(opened, Duration.ofHours(2));
        check();
        assertThat(CorrespondenceTest.raw(await().atMost(SOON)
                        .until(
                                () -> inbox(sellerEmail).mails(),
                                mails -> mails.stream()
                                        .anyMatch(mail ->
                                                CorrespondenceTest.raw(mail).contains("auto-generated")))
                        .getLast()))
                .contains("order-" + unique, "/conversations/" + opened.id());

        due(opened, Duration.ofMinutes(-1));
        check();
        ResponseOverdue overdue = moderation.awaitEvent(opened.id(), ResponseOverdue.class);
        assertThat(overdue.sellerId()).isEqualTo(seller);
        assertThat(overdue.orderId()).isEqualTo("order-" + unique);
        await().atMost(SOON)
                .until(() -> as("tina", "trust")
                                .get("/api/response-metrics?sellerId=" + seller)
                                .json()
                                .path("overdue")
                                .asInt()
                        == 1);
    }

    @Test
    void buyerWhoseQuestionNobodyAnsweredIsOfferedHelpByMailOnceAndNotAgainAfterAskingForIt() {
        Opened opened = asked("When does it come?");
        due(opened, Duration.ofMinutes(-1));
        check();
        awaitOverdue(opened, 1);
        assertThat(await().atMost(SOON).until(this::offers, mails -> !mails.isEmpty()))
                .singleElement()
                .satisfies(mail -> assertThat(CorrespondenceTest.raw(mail))
                        .contains("Auto-Submitted: auto-generated", "/claims/of/order-" + unique)
                        .doesNotContain(seller));

        String proposal = "/api/claims/help/order-" + unique + "/proposal";
        assertThat(as(buyer, "buyer").post(proposal, "{\"way\": \"refund\"}").status())
                .isEqualTo(200);
        mail().send(buyerEmail, opened.sellerAlias(), letter("<2@x>", "Question", "", "Are you there?"));
        moderation.clear(moderation.awaitMessages(opened.id(), 2).getLast());
        awaitOpen(opened, 2);
        due(opened, Duration.ofMinutes(-1));
        check();
        awaitOverdue(opened, 2);
        assertThat(given("resolution-offered")).isOne();
    }

    @Test
    void noHelpIsOfferedWhereAnAnswerThatWasWrittenInTimeIsStillScreened() {
        Opened opened = asked("When does it come?");
        mail().send(sellerEmail, opened.buyerAlias(), letter("<2@x>", "Re: Question", "", "On Monday."));
        MessageReceived answer = moderation.awaitMessages(opened.id(), 2).getLast();
        due(opened, Duration.ZERO);
        await().atMost(SOON)
                .until(() -> questions.ofConversation(opened.id()).getFirst().answerChecked());
        Opened other = openedWithSecondSeller();
        mail().send(buyerEmail, other.sellerAlias(), letter("<3@x>", "Question", "", "And this one?"));
        moderation.clear(moderation.awaitMessages(other.id(), 1).getFirst());
        awaitOpen(other, 1);
        due(other, Duration.ofMinutes(-1));
        check();
        awaitOverdue(other, 1);
        assertThat(jdbc.sql("select notice_id from notice where party_id = ? and template = 'resolution-offered'")
                        .param(buyer)
                        .query(String.class)
                        .list())
                .containsExactly("resolution-offered:"
                        + questions.ofConversation(other.id()).getFirst().messageId());
        moderation.clear(answer);
        awaitOpen(opened, 0);
    }

    private List<MimeMessage> offers() {
        return inbox(buyerEmail).mails().stream()
                .filter(mail -> CorrespondenceTest.raw(mail).contains("/claims/of/"))
                .toList();
    }

    private long given(String template) {
        return jdbc.sql("select count(*) from notice where party_id = ? and template = ?")
                .params(buyer, template)
                .query(Long.class)
                .single();
    }

    private void awaitOverdue(Opened opened, int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(questions.ofConversation(opened.id()))
                        .filteredOn(question -> question.overdueAt() != null)
                        .hasSize(count));
    }

    @Test
    void sellerSaysThatNoAnswerIsNeeded() {
        Opened opened = asked("Thank you!");
        String path = "/api/conversations/" + opened.id() + "/messages/"
                + questions.ofConversation(opened.id()).getFirst().messageId() + "/no-answer-needed";
        assertThat(as(buyer, "buyer").post(path, "").status()).isEqualTo(404);
        assertThat(as("tina", "trust").post(path, "").status()).isEqualTo(404);
        Web.Answer said = as(seller, "seller").post(path, "");
        assertThat(said.status()).as(said.body()).isEqualTo(204);
        awaitOpen(opened, 0);
        assertThat(moderation.awaitEvent(opened.id(), AnswerNotNeeded.class).byId())
                .isEqualTo(seller);
    }

    @Test
    void answeredQuestionThatLooksOpenWhileTheRowsAreBuiltAgainIsNotTold() {
        Opened opened = asked("Is it glass?");
        assertThat(history.stillOpen(questions.ofConversation(opened.id()).getFirst()))
                .isTrue();
        mail().send(sellerEmail, opened.buyerAlias(), letter("<2@x>", "Re: Lamp", "", "Yes, it is."));
        moderation.clear(moderation.awaitMessages(opened.id(), 2).getLast());
        awaitOpen(opened, 0);
        jdbc.sql("update question set state = 'OPEN', closed_at = null, answer_id = null where conversation_id = ?")
                .param(opened.id())
                .update();
        jdbc.sql("delete from answer where conversation_id = ?")
                .param(opened.id())
                .update();
        due(opened, Duration.ofMinutes(-1));
        Question seeming = questions.ofConversation(opened.id()).getFirst();
        assertThat(history.stillOpen(seeming)).isFalse();
    }

    private Opened asked(String text) {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Question", "", text));
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        awaitOpen(opened, 1);
        return opened;
    }

    private void awaitOpen(Opened opened, int count) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(questions.ofConversation(opened.id())).hasSize(count));
    }

    /** Time passes for this conversation only. */
    private void due(Opened opened, Duration from) {
        jdbc.sql("update question set due_at = :due where conversation_id = :id")
                .params(Map.of("due", clock.instant().plus(from).atOffset(java.time.ZoneOffset.UTC), "id", opened.id()))
                .update();
    }

    private void check() {
        await().atMost(SOON)
                .ignoreException(TaskInstanceCurrentlyExecutingException.class)
                .until(() -> {
                    scheduler.reschedule(TaskInstanceId.of("messaging-answers-due", "recurring"), clock.instant());
                    return true;
                });
    }

    private String stateOf(MessageReceived question) {
        return jdbc.sql("select coalesce((select state from question where message_id = :id), '')")
                .param("id", question.messageId())
                .query(String.class)
                .single();
    }

    private void rebuild() {
        StreamingEventProcessor processor = processing
                .eventProcessor("messaging.response-clock", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        assertThat(List.of(jdbc.sql("select count(*) from question")
                        .query(Long.class)
                        .single()))
                .containsExactly(0L);
        processor.start();
    }
}
