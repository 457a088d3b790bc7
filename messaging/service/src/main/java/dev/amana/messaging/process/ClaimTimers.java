package dev.amana.messaging.process;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.amana.messaging.claim.ClaimCommand.CloseUnappealed;
import dev.amana.messaging.claim.ClaimCommand.EndRetention;
import dev.amana.messaging.claim.ClaimCommand.EscalateUnanswered;
import dev.amana.messaging.docket.ByConversation;
import dev.amana.messaging.docket.ClaimsProperties;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is due in a claim, and when, and in which order its process hears of it. Each command does nothing where the claim has moved on meanwhile. */
@Configuration(proxyBeanMethods = false)
class ClaimTimers {
    static final TaskDescriptor<Void> ANSWER_DUE = TaskDescriptor.of("messaging-claim-answer-due");
    static final TaskDescriptor<Void> APPEAL_OVER = TaskDescriptor.of("messaging-claim-appeal-over");
    static final TaskDescriptor<Void> RETENTION_OVER = TaskDescriptor.of("messaging-claim-retention-over");

    @Bean
    ConfigurerModule claimOrder() {
        return configurer -> configurer
                .eventProcessing()
                .registerSequencingPolicy(WhenClaimMovesThenPauseContact.GROUP, config -> new ByConversation());
    }

    @Bean
    OneTimeTask<Void> claimAnswerDue(CommandGateway commands, Clock clock) {
        return Tasks.oneTime(ANSWER_DUE)
                .execute((instance, context) ->
                        commands.sendAndWait(new EscalateUnanswered(instance.getId(), clock.instant())));
    }

    @Bean
    OneTimeTask<Void> claimAppealOver(CommandGateway commands, ClaimsProperties properties, Clock clock) {
        return Tasks.oneTime(APPEAL_OVER).execute((instance, context) -> {
            Instant now = clock.instant();
            Instant keptUntil = now.plus(properties.evidenceKeptFor());
            commands.sendAndWait(new CloseUnappealed(instance.getId(), keptUntil, now));
        });
    }

    @Bean
    OneTimeTask<Void> claimRetentionOver(CommandGateway commands, Clock clock) {
        return Tasks.oneTime(RETENTION_OVER)
                .execute((instance, context) ->
                        commands.sendAndWait(new EndRetention(instance.getId(), clock.instant())));
    }

    /** Within the caller's transaction; harmless when repeated. */
    static void set(Scheduler scheduler, TaskDescriptor<Void> task, String claimId, Instant due) {
        scheduler.scheduleIfNotExists(task.instance(claimId).scheduledTo(due));
    }
}
