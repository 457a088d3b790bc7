package dev.amana.platform.time;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.amana.platform.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The clock, identifiers, and durable timers over the service's own schema. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
public class TimeConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids(Clock clock) {
        return new Ids(clock, new SecureRandom());
    }

    /** Timers set within a transaction are set when it commits, because the scheduler joins it. */
    @Bean(destroyMethod = "stop")
    @ConditionalOnMissingBean
    Scheduler scheduler(DataSource source, ObjectProvider<Task<?>> tasks, Environment environment) {
        List<Task<?>> onDemand = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<?> task : tasks.orderedStream().toList()) {
            if (task instanceof RecurringTask<?> always) {
                recurring.add(always);
            } else {
                onDemand.add(task);
            }
        }
        return Scheduler.create(new TransactionAwareDataSourceProxy(source), onDemand)
                .startTasks(recurring)
                .threads(environment.getRequiredProperty("amana.scheduler.threads", Integer.class))
                .pollingInterval(Duration.ofMillis(
                        environment.getRequiredProperty("amana.scheduler.polling-interval-millis", Long.class)))
                .enableImmediateExecution()
                .build();
    }

    /** Not earlier: a task may need anything that the application has. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> schedulerStart(Scheduler scheduler) {
        return ready -> scheduler.start();
    }
}
