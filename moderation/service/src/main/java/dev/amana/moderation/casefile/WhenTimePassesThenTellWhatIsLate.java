package dev.amana.moderation.casefile;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.amana.moderation.casefile.CaseFileCommand.CheckDeadlines;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for files of which something became late. */
@Configuration(proxyBeanMethods = false)
class WhenTimePassesThenTellWhatIsLate {
    private static final int LOOK_EVERY_SECONDS = 30;
    private static final int MOST_AT_ONCE = 500;

    @Bean
    RecurringTask<Void> caseDeadlines(CaseFileTable table, CommandGateway commands, Clock clock) {
        return Tasks.recurring("moderation-case-deadlines", FixedDelay.ofSeconds(LOOK_EVERY_SECONDS))
                .execute((task, context) -> table.due(clock.instant(), MOST_AT_ONCE)
                        .forEach(caseId -> commands.sendAndWait(new CheckDeadlines(caseId))));
    }
}
