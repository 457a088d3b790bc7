package dev.amana.moderation.investigation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.amana.moderation.investigation.InvestigationCommand.MoveApology;
import dev.amana.moderation.investigation.Standing.Apology;
import dev.amana.moderation.review.Teams;
import dev.amana.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Tells, in the investigation and its case, that an apology was neither read nor answered. The customer is not written to
 * again by itself: that is for a person to decide.
 */
@Configuration(proxyBeanMethods = false)
class WhenNothingComesBackThenRemind {
    private static final int LOOK_EVERY_SECONDS = 60;
    private static final int MOST_AT_ONCE = 200;

    @Bean
    Colleagues colleagues(Teams teams) {
        return (staffId, by) -> staffId.equals(by)
                || teams.of(staffId)
                        .filter(team -> team.equals(team(teams, by)))
                        .isPresent();
    }

    /** The caller's token may say it. */
    private static @Nullable String team(Teams teams, String staffId) {
        boolean called = SecurityContextHolder.getContext().getAuthentication() != null
                && Caller.current().subject().equals(staffId);
        return called ? teams.caller().team() : teams.of(staffId).orElse(null);
    }

    @Bean
    RecurringTask<Void> apologyReminders(
            InvestigationTable table, InvestigationProperties properties, CommandGateway commands, Clock clock) {
        return Tasks.recurring("moderation-apology-reminders", FixedDelay.ofSeconds(LOOK_EVERY_SECONDS))
                .execute((task, context) -> {
                    Instant now = clock.instant();
                    table.unanswered(now.minus(properties.remindAfter()), MOST_AT_ONCE)
                            .forEach(row -> remind(row, commands, now));
                });
    }

    private static void remind(InvestigationTable.Row row, CommandGateway commands, Instant now) {
        Apology apology = row.standing().apology();
        if (apology != null) {
            commands.sendAndWait(new MoveApology(row.investigationId(), apology.apologyId(), ApologyStep.OVERDUE, now));
        }
    }
}
