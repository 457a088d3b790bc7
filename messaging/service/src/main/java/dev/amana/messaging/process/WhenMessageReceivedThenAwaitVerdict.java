package dev.amana.messaging.process;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.process.Relays.Waiting;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
import dev.amana.published.RiskClass;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final BatchEnd batchEnd;
    private final Step<Received> awaiting;

    WhenMessageReceivedThenAwaitVerdict(
            Relays relays,
            MailReferences references,
            MessagingProperties properties,
            RiskProperties risks,
            BatchEnd batchEnd,
            MeterRegistry meters,
            Clock clock) {
        this.relays = relays;
        this.references = references;
        this.risks = risks;
        this.batchEnd = batchEnd;
        this.awaiting = new Step<>(RelayBatch.AWAIT, this::await);
        this.dueAfter = properties.verdictDueAfter();
        Gauge.builder("amana.messaging.verdicts.overdue", relays, rows -> rows.overdue(clock.instant()))
                .description("messages that wait for a verdict longer than they should")
                .register(meters);
    }

    private record Received(MessageReceived event, long position) {}

    @EventHandler
    void on(MessageReceived event, @SequenceNumber long position) {
        batchEnd.add(awaiting, new Received(event, position));
    }

    private void await(List<Received> received) {
        relays.await(received.stream().map(this::waiting).toList());
        references.remember(received.stream().map(Received::event).toList());
    }

    private static RiskClass riskClass(MessageReceived event) {
        boolean withFiles =
                !event.content().attachments().isEmpty() || event.content().hidden() != null;
        return RiskClass.of(
                event.author().role() == Role.AGENT,
                withFiles,
                event.recipient().role() == Role.AGENT);
    }

    private Waiting waiting(Received received) {
        MessageReceived event = received.event();
        RiskClass riskClass = riskClass(event);
        Relay relay = new Relay(
                event.messageId(),
                event.conversationId(),
                received.position(),
                event.author().id(),
                event.author().role(),
                event.recipient().id(),
                event.recipient().role(),
                event.content().original(),
                event.receivedAt(),
                event.channel() != Channel.API && !event.byMachine(),
                true,
                0,
                null,
                event.channel());
        Instant deadline = event.receivedAt().plus(risks.deadline(riskClass));
        Instant usual = event.receivedAt().plus(dueAfter);
        return new Waiting(
                relay,
                deadline.isBefore(usual) ? deadline : usual,
                riskClass,
                risks.failsOpen(riskClass) ? deadline : null);
    }
}
