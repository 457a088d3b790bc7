package dev.amana.messaging.process;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Writes down that a message waits, and for how long at most where its class is fail-open. Else there is no way from here to
 * the recipient but through a verdict: one that does not come leaves the message where it is, and shows in a metric.
 */
@Component
@ProcessingGroup(WhenMessageReleasedThenRelay.GROUP)
class WhenMessageReceivedThenAwaitVerdict {
    private final Relays relays;
    private final MailReferences references;
    private final Duration dueAfter;
    private final RiskProperties risks;

    WhenMessageReceivedThenAwaitVerdict(
            Relays relays,
            MailReferences references,
            MessagingProperties properties,
            RiskProperties risks,
            MeterRegistry meters,
            Clock clock) {
        this.relays = relays;
        this.references = references;
        this.risks = risks;
        this.dueAfter = properties.verdictDueAfter();
        Gauge.builder("amana.messaging.verdicts.overdue", relays, rows -> rows.overdue(clock.instant()))
                .description("messages that wait for a verdict longer than they should")
                .register(meters);
    }

    @EventHandler
    void on(MessageReceived event, @SequenceNumber long position) {
        RiskClass riskClass = RiskClass.of(event);
        relays.await(
                new Relay(
                        event.messageId(),
                        event.conversationId(),
                        position,
                        event.author().id(),
                        event.author().role(),
                        event.recipient().id(),
                        event.recipient().role(),
                        event.content().original(),
                        event.receivedAt(),
                        event.channel() != Channel.API && !event.byMachine(),
                        true,
                        event.channel()),
                event.receivedAt().plus(dueAfter),
                riskClass,
                risks.failsOpen(riskClass) ? event.receivedAt().plus(risks.deadline(riskClass)) : null);
        references.remember(event);
    }
}
