package dev.amana.moderation.inbound;

import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAnswered;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAppealed;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimOpened;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Said;
import dev.amana.messaging.contract.MessageEvent.AppealSubmitted;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageRelayed;
import dev.amana.messaging.contract.MessageEvent.MessageReleasedUnscreened;
import dev.amana.messaging.contract.MessageEvent.MessageReported;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.moderation.report.Category;
import dev.amana.moderation.report.ReportCommand.AppealReport;
import dev.amana.moderation.report.ReportCommand.ReceiveReport;
import dev.amana.moderation.review.Surroundings;
import dev.amana.moderation.review.Surroundings.Content;
import dev.amana.moderation.review.Surroundings.File;
import dev.amana.moderation.review.Surroundings.Kept;
import dev.amana.moderation.screening.ScreeningCommand.AppealScreening;
import dev.amana.moderation.screening.ScreeningCommand.NoteUnscreenedDelivery;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.staff.WhenThreatIsBlockedThenSuspend;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.Ids;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import dev.amana.platform.eventstore.NewAggregates;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Has every message screened that messaging has received, and looked at again when its sender appeals or its recipient
 * reports it.
 */
@Component
class MessageListener {
    static final String GROUP = "moderation.screening";
    private static final String AGAINST_A_REPORT = "report";

    private final Inbox inbox;
    private final ScreenableMessages messages;
    private final CommandGateway commands;
    private final Vault vault;
    private final Surroundings surroundings;
    private final NewAggregates newAggregates;
    private final WhenThreatIsBlockedThenSuspend suspensions;
    private final Clock clock;
    private final MeterRegistry meters;

    MessageListener(
            Inbox inbox,
            ScreenableMessages messages,
            CommandGateway commands,
            Vault vault,
            Surroundings surroundings,
            NewAggregates newAggregates,
            WhenThreatIsBlockedThenSuspend suspensions,
            Clock clock,
            MeterRegistry meters) {
        this.inbox = inbox;
        this.messages = messages;
        this.commands = commands;
        this.vault = vault;
        this.surroundings = surroundings;
        this.newAggregates = newAggregates;
        this.suspensions = suspensions;
        this.clock = clock;
        this.meters = meters;
    }

    private Timer latency(ScreenMessage command) {
        return Timer.builder("amana.moderation.verdict.latency")
                .description("From the message's arrival at messaging to its stored verdict")
                .tag("class", command.riskClass().wireName())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(meters);
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = MessagingEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        Poll poll = new Poll();
        inbox.consume(GROUP, batch, MessagingEvent.class, poll::prepare, received -> handle(received, poll));
    }

    /** What the messages of one poll need, read and written at once. */
    private final class Poll {
        private final Map<String, List<Personal>> earlier = new HashMap<>();
        private final Set<String> known = new HashSet<>();

        void prepare(List<Received<MessagingEvent>> all) {
            prepareMessages(all);
            // After them, since a message may be relayed in the poll in which it comes.
            Map<String, Instant> delivered = new HashMap<>();
            all.forEach(received -> {
                if (received.event() instanceof MessageRelayed relayed) {
                    delivered.putIfAbsent(relayed.messageId(), relayed.relayedAt());
                }
            });
            surroundings.delivered(delivered);
        }

        private void prepareMessages(List<Received<MessagingEvent>> all) {
            List<Kept> kept = all.stream()
                    .map(Received::event)
                    .filter(MessageReceived.class::isInstance)
                    .map(event -> kept((MessageReceived) event))
                    .toList();
            if (!kept.isEmpty()) {
                surroundings.keep(kept);
                earlier.putAll(messages.earlier(kept));
                known.addAll(
                        newAggregates.known(kept.stream().map(Kept::messageId).toList()));
            }
        }
    }

    private void screen(ScreenMessage command, Poll poll) {
        if (poll.known.contains(command.screeningId())) {
            decide(command);
        } else {
            newAggregates.begin(command.screeningId(), () -> decide(command));
        }
    }

    /** At once, and not when the events are handled: whoever threatens writes nothing more meanwhile. */
    private void decide(ScreenMessage command) {
        @Nullable MessageScreened screened = commands.sendAndWait(command);
        if (screened != null) {
            suspensions.on(screened);
        }
    }

    private void handle(Received<MessagingEvent> received, Poll poll) {
        if (received.event() instanceof MessageReceived message) {
            ScreenMessage command =
                    messages.command(message, poll.earlier.getOrDefault(message.messageId(), List.of()));
            screen(command, poll);
            latency(command).record(Duration.between(message.receivedAt(), clock.instant()));
        } else if (received.event() instanceof MessageReleasedUnscreened released) {
            // Of one conversation, messages come before what became of them: this one is screened by now.
            commands.sendAndWait(
                    new NoteUnscreenedDelivery(released.messageId(), released.riskClass(), released.releasedAt()));
            surroundings.letGo(released.messageId(), released.releasedAt());
        } else if (received.event() instanceof AppealSubmitted appeal) {
            commands.sendAndWait(command(appeal));
        } else if (received.event() instanceof ClaimOpened claim) {
            screen(claim, claim.said(), claim.statement(), claim.openedAt());
        } else if (received.event() instanceof ClaimAnswered claim) {
            screen(claim, claim.said(), claim.answer(), claim.answeredAt());
        } else if (received.event() instanceof ClaimAppealed claim) {
            screen(claim, claim.said(), claim.grounds(), claim.appealedAt());
        } else if (received.event() instanceof GuaranteeClaimEvent claim) {
            StaffClaimText.of(claim).ifPresent(text -> screen(claim, text.said(), text.text(), text.at()));
        } else if (received.event() instanceof MessageReported report) {
            commands.sendAndWait(command(report));
        }
    }

    /** What a party of a claim says to the other, or staff to them. */
    private void screen(GuaranteeClaimEvent claim, @Nullable Said said, SealedText text, Instant at) {
        if (said != null) {
            Personal words = vault.open(text);
            commands.sendAndWait(new ScreenMessage(
                    said.textId(),
                    claim.conversationId(),
                    claim.orderId(),
                    said.author().partyId(),
                    role(said.author()),
                    said.recipient().partyId(),
                    role(said.recipient()),
                    said.author().locale(),
                    Personal.of(words.subject(), words.retention(), ""),
                    words,
                    null,
                    List.of(),
                    at));
        }
    }

    private static Kept kept(MessageReceived message) {
        Participant sender = message.sender();
        List<File> files = message.attachments().stream()
                .map(attachment -> new File(
                        attachment.name(),
                        attachment.type(),
                        attachment.bytes(),
                        attachment.digest(),
                        attachment.inline()))
                .toList();
        return new Kept(
                message.messageId(),
                message.conversationId(),
                sender.partyId(),
                role(sender),
                sender.locale(),
                new Content(message.subject(), message.text(), files),
                message.receivedAt());
    }

    private Object command(AppealSubmitted appeal) {
        Personal words = vault.open(appeal.text());
        return AGAINST_A_REPORT.equals(appeal.about())
                ? new AppealReport(Ids.derived("report", appeal.messageId()), words, appeal.submittedAt())
                : new AppealScreening(appeal.messageId(), words, appeal.submittedAt());
    }

    private ReceiveReport command(MessageReported report) {
        return new ReceiveReport(
                Ids.derived("report", report.messageId()),
                report.messageId(),
                report.conversationId(),
                report.orderId(),
                report.reporterId(),
                report.authorId(),
                role(report.authorRole()),
                Category.of(report.category()),
                open(report.words()),
                vault.open(report.subject()),
                vault.open(report.text()),
                report.reportedAt());
    }

    private @Nullable Personal open(@Nullable SealedText text) {
        return text == null ? null : vault.open(text);
    }

    private static Role role(Participant participant) {
        return ScreenableMessages.role(participant.role());
    }

    private static Role role(MessagingEvent.Role role) {
        return ScreenableMessages.role(role);
    }
}
