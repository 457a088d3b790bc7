package dev.amana.moderation.rulebook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What conditions can no longer ask for is not kept. */
@Configuration(proxyBeanMethods = false)
class WhenTimePassesThenForgetSenderHistory {
    private static final int EVERY_HOURS = 6;

    @Bean
    RecurringTask<Void> senderHistoryCleaning(SenderHistories histories, Clock clock) {
        return Tasks.recurring("moderation-sender-history-cleaning", FixedDelay.ofHours(EVERY_HOURS))
                .execute((task, context) -> histories.forgetOlder(clock.instant()));
    }
}
