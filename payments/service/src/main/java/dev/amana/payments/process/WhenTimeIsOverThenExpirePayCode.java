package dev.amana.payments.process;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.amana.payments.issuing.PayCodes;
import dev.amana.payments.paycode.PayCodeCommand.ExpirePayCode;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timer's row is the state of this process, and its due time is the code's end. */
@Configuration(proxyBeanMethods = false)
class WhenTimeIsOverThenExpirePayCode {
    private static final Logger LOG = LoggerFactory.getLogger(WhenTimeIsOverThenExpirePayCode.class);

    @Bean
    OneTimeTask<Void> expirePayCode(CommandGateway commands, Clock clock) {
        return Tasks.oneTime(PayCodes.EXPIRY).execute((instance, context) -> expire(commands, clock, instance.getId()));
    }

    private static void expire(CommandGateway commands, Clock clock, String payCodeId) {
        try {
            commands.sendAndWait(new ExpirePayCode(payCodeId, clock.instant()));
        } catch (AggregateNotFoundException neverIssued) {
            LOG.info("Pay code {} was reserved and never issued", payCodeId);
        }
    }
}
