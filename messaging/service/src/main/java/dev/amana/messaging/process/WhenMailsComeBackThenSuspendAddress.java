package dev.amana.messaging.process;

import dev.amana.messaging.conversation.ConversationCommand.SuspendAddress;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.outbound.Returns;
import dev.amana.messaging.party.Suspension;
import dev.amana.messaging.party.Suspensions;
import dev.amana.messaging.party.Suspensions.Failed;
import dev.amana.platform.Ids;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.personal.SubjectErasedException;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Stops sending to an address from which messages came back for good again and again, and tells the marketplace. */
@Component
@ProcessingGroup(WhenMessageReleasedThenRelay.GROUP)
class WhenMailsComeBackThenSuspendAddress {
    /** Permanent, and not because of this one message: its size, its content, the way, or a filter's opinion of it. */
    private static final Pattern OF_THE_ADDRESS = Pattern.compile("5\\.(?:[015]\\.\\d+|2\\.[014]|4\\.4)");

    private final Relays relays;
    private final Returns returns;
    private final Suspensions suspensions;
    private final CommandGateway commands;
    private final FailureProperties limits;
    private final BatchEnd batchEnd;

    WhenMailsComeBackThenSuspendAddress(
            Relays relays,
            Returns returns,
            Suspensions suspensions,
            CommandGateway commands,
            FailureProperties limits,
            BatchEnd batchEnd) {
        this.batchEnd = batchEnd;
        this.relays = relays;
        this.returns = returns;
        this.suspensions = suspensions;
        this.commands = commands;
        this.limits = limits;
    }

    @EventHandler
    void on(MessageFailed event) {
        if (event.attempts() > 0 && OF_THE_ADDRESS.matcher(event.status()).matches()) {
            batchEnd.finish();
            relays.find(event.messageId())
                    .filter(relay -> relay.recipientRole() != Role.AGENT)
                    .ifPresent(relay -> count(relay, event));
        }
    }

    private void count(Relay relay, MessageFailed event) {
        String mailId = Ids.derived("mail", relay.messageId(), relay.recipientId());
        try {
            returns.address(mailId)
                    .map(address -> new Failed(relay.recipientId(), address, event.status(), event.failedAt()))
                    .flatMap(failed -> suspensions.fail(
                            relay.conversationId(), relay.messageId(), failed, limits.suspendAfter(), limits.within()))
                    .ifPresent(this::tell);
        } catch (SubjectErasedException erased) {
            // Nobody is there to write to any more.
        }
    }

    /** Told before the row is committed; should that fail, it is told again with the same identifier. */
    private void tell(Suspension made) {
        commands.sendAndWait(new SuspendAddress(
                made.conversationId(),
                made.suspensionId(),
                made.partyId(),
                made.failures(),
                made.status(),
                made.since()));
    }
}
