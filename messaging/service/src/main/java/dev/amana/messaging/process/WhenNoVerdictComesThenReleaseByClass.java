package dev.amana.messaging.process;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.amana.messaging.conversation.ConversationCommand.ReleaseUnscreened;
import dev.amana.messaging.conversation.ConversationEvent.Unscreened;
import dev.amana.messaging.process.Relays.Overdue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets messages of the fail-open classes go once their deadline has passed without a verdict. They go marked, and moderation
 * screens them afterwards, as their events still wait for it. Messages of the other classes wait, and show in a metric.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RiskProperties.class)
class WhenNoVerdictComesThenReleaseByClass {
    private static final Logger log = LoggerFactory.getLogger(WhenNoVerdictComesThenReleaseByClass.class);
    private static final String TASK = "messaging-verdicts-due";

    private final Relays relays;
    private final VerdictsRead verdicts;
    private final CommandGateway commands;
    private final RiskProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Instant notBefore;

    WhenNoVerdictComesThenReleaseByClass(
            Relays relays,
            VerdictsRead verdicts,
            CommandGateway commands,
            RiskProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.relays = relays;
        this.verdicts = verdicts;
        this.commands = commands;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
        this.notBefore = clock.instant().plus(properties.afterStart());
    }

    @Bean
    RecurringTask<Void> verdictsDue() {
        return Tasks.recurring(TASK, FixedDelay.of(properties.checkEvery())).execute((task, context) -> check());
    }

    private void check() {
        Instant now = clock.instant();
        if (now.isBefore(notBefore) || !relays.anyOverdue(now)) {
            return;
        }
        try {
            Instant known = verdicts.until(now);
            if (known != null) {
                relays.overdue(known, now.minus(properties.clemency()), properties.mostAtOnce())
                        .forEach(this::release);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void release(Overdue message) {
        Instant now = clock.instant();
        long waited = Duration.between(message.receivedAt(), now).toMillis();
        Boolean goes = commands.sendAndWait(new ReleaseUnscreened(
                message.conversationId(),
                message.messageId(),
                new Unscreened(message.riskClass().wireName(), waited),
                now));
        if (Boolean.TRUE.equals(goes)) {
            log.warn("Message {} goes out unscreened after {} ms", message.messageId(), waited);
            meters.counter(
                            "amana.messaging.unscreened",
                            "class",
                            message.riskClass().wireName())
                    .increment();
        }
    }
}
