package dev.amana.moderation.review;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Drops what the desk needs no longer, in bounded steps. */
@Configuration(proxyBeanMethods = false)
class WhenTimePassesThenForget {
    private static final Logger log = LoggerFactory.getLogger(WhenTimePassesThenForget.class);
    private static final int EVERY_MINUTES = 10;
    private static final int MOST_AT_ONCE = 20_000;

    @Bean
    RecurringTask<Void> reviewForgetting(
            Surroundings surroundings,
            Decisions decisions,
            Exposures exposures,
            ReviewList list,
            ReviewProperties properties,
            Clock clock) {
        return Tasks.recurring("moderation-review-forgetting", FixedDelay.ofMinutes(EVERY_MINUTES))
                .execute((task, context) -> {
                    Instant now = clock.instant();
                    int forgotten = surroundings.forgetBefore(now.minus(properties.surroundingsKept()), MOST_AT_ONCE)
                            + decisions.forgetBefore(now.minus(properties.decisionsKept()), MOST_AT_ONCE)
                            + exposures.forgetBefore(now.minus(Duration.ofDays(2)))
                            + list.dropStale(now.minus(Duration.ofHours(1)));
                    log.debug("{} rows of the review desk forgotten", forgotten);
                });
    }
}
