package dev.amana.messaging.process;

import dev.amana.messaging.conversation.ConversationCommand.ResumeAfterSuspension;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.staff.StaffSuspensions;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Relays what is released, stops what is withheld, and writes down what has ended. */
@Component
@ProcessingGroup(WhenMessageReleasedThenRelay.GROUP)
class WhenMessageReleasedThenRelay {
    static final String GROUP = "messaging.relay";

    private final Relays relays;
    private final RelayBatch batch;
    private final Treatments treatments;
    private final VirusCheck viruses;
    private final StaffSuspensions staff;
    private final CommandGateway commands;
    private final Clock clock;
    private final BatchEnd batchEnd;
    private final Step<Released> relaying;
    private final Step<Ended> ending;

    WhenMessageReleasedThenRelay(
            Relays relays,
            RelayBatch batch,
            Treatments treatments,
            VirusCheck viruses,
            StaffSuspensions staff,
            CommandGateway commands,
            Clock clock,
            BatchEnd batchEnd) {
        this.relays = relays;
        this.batch = batch;
        this.treatments = treatments;
        this.viruses = viruses;
        this.staff = staff;
        this.commands = commands;
        this.clock = clock;
        this.batchEnd = batchEnd;
        relaying = new Step<>(RelayBatch.RELAY, this::relay);
        ending = new Step<>(RelayBatch.END, this::end);
    }

    private record Released(MessageReleased event, long position) {}

    private record Ended(String messageId, long position) {}

    @EventHandler
    void on(MessageReleased event, @SequenceNumber long position) {
        batchEnd.add(relaying, new Released(event, position));
    }

    @EventHandler
    void on(MessageWithheld event, @SequenceNumber long position) {
        batchEnd.finish();
        switch (event.because()) {
            case HELD, BLOCKED -> relays.withhold(event.messageId());
            case REVEALS_IDENTITY, NOT_RELAYABLE, INFECTED, NOT_SCANNED -> relays.end(event.messageId(), position);
            case SENDER_SUSPENDED -> stopped(event);
            case AWAITS_SCAN -> {
                relays.awaitScan(event.messageId(), event.withheldAt());
                viruses.askLater(event.conversationId(), event.messageId());
            }
        }
    }

    @EventHandler
    void on(MessageRelayed event, @SequenceNumber long position) {
        batchEnd.add(ending, new Ended(event.messageId(), position));
    }

    @EventHandler
    void on(MessageFailed event, @SequenceNumber long position) {
        batchEnd.finish();
        relays.end(event.messageId(), position);
    }

    private void stopped(MessageWithheld event) {
        relays.stop(event.messageId());
        relays.findOpen(List.of(event.messageId())).values().stream()
                .filter(relay -> staff.releases(relay.authorId()))
                // The suspension ended before this was known to be stopped.
                .forEach(relay -> commands.sendAndWait(
                        new ResumeAfterSuspension(relay.conversationId(), relay.messageId(), clock.instant())));
    }

    /** Of several for one message, the last counts. In the order of their release, which the table does not know. */
    private void relay(List<Released> released) {
        Map<String, Released> last = new LinkedHashMap<>();
        for (Released one : released) {
            if (one.event().unscreened() != null) {
                treatments.markUnscreened(one.event().messageId());
            }
            last.put(one.event().messageId(), one);
        }
        Map<String, Relay> open = relays.findOpen(last.keySet());
        last.forEach((messageId, one) -> {
            if (!open.containsKey(messageId)) {
                relays.reopen(messageId, one.position());
                Map<String, Relay> reopened = relays.findOpen(List.of(messageId));
                reopened.values().forEach(batch::again);
                open.putAll(reopened);
            }
        });
        batch.relay(
                last.keySet().stream().map(open::get).filter(Objects::nonNull).toList());
    }

    private void end(List<Ended> ended) {
        Map<String, Long> positions = new HashMap<>();
        ended.forEach(one -> positions.put(one.messageId(), one.position()));
        relays.end(positions, true);
    }
}
