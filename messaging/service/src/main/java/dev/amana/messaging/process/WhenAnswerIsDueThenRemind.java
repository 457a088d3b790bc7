package dev.amana.messaging.process;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.amana.messaging.conversation.ConversationCommand.MarkOverdue;
import dev.amana.messaging.docket.HelpOffers;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.responseclock.OpenQuestions;
import dev.amana.messaging.responseclock.Question;
import dev.amana.messaging.responseclock.QuestionHistory;
import dev.amana.messaging.responseclock.ResponseClockProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds a seller before the time for an answer runs out. When it has, offers the buyer help by mail, and tells everybody.
 */
@Configuration(proxyBeanMethods = false)
class WhenAnswerIsDueThenRemind {
    private static final String TASK = "messaging-answers-due";
    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final OpenQuestions questions;
    private final QuestionHistory history;
    private final NoticePost post;
    private final Links links;
    private final HelpOffers help;
    private final CommandGateway commands;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WhenAnswerIsDueThenRemind(
            OpenQuestions questions,
            QuestionHistory history,
            NoticePost post,
            Links links,
            HelpOffers help,
            CommandGateway commands,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.questions = questions;
        this.history = history;
        this.post = post;
        this.links = links;
        this.help = help;
        this.commands = commands;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> answersDue(ResponseClockProperties properties) {
        return Tasks.recurring(TASK, FixedDelay.of(properties.checkEvery())).execute((task, context) -> check());
    }

    private void check() {
        Instant now = clock.instant();
        // In one transaction: who was claimed is reminded. A projection that was built again claims once more, and the
        // notice, which has the same identifier, is not sent again.
        transaction.executeWithoutResult(status -> questions.claimForReminder(now).stream()
                .filter(history::stillOpen)
                .forEach(this::remind));
        questions.overdue(now).stream().filter(history::stillOpen).forEach(question -> tell(question, now));
    }

    /** First the buyer: where the process dies after it, the question comes again, and the same notice is not sent twice. */
    private void tell(Question question, Instant now) {
        help.make(question);
        commands.sendAndWait(overdue(question, now));
    }

    private void remind(Question question) {
        post.send(Notice.to(
                question.sellerId(),
                "response-reminder:" + question.messageId(),
                "response-reminder",
                Map.of(
                        "order",
                        Objects.requireNonNullElse(question.orderId(), "-"),
                        "due",
                        TO_THE_MINUTE.format(question.dueAt()),
                        "link",
                        links.conversation(question.conversationId()))));
    }

    private static MarkOverdue overdue(Question question, Instant now) {
        return new MarkOverdue(
                question.conversationId(),
                question.messageId(),
                question.sellerId(),
                question.askedAt(),
                question.dueAt(),
                now);
    }
}
