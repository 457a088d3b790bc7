package dev.amana.messaging.party;

import dev.amana.messaging.conversation.ConversationCommand.RestoreAddress;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lifts suspensions, and tells the conversations in which they were told. */
@Component
public class AddressReturns {
    private final Suspensions suspensions;
    private final CommandGateway commands;
    private final Clock clock;

    AddressReturns(Suspensions suspensions, CommandGateway commands, Clock clock) {
        this.suspensions = suspensions;
        this.commands = commands;
        this.clock = clock;
    }

    /** Somebody says that mails will arrive again. */
    public void lift(String partyId, String byId) {
        suspensions.of(partyId).forEach(suspension -> lift(suspension, byId));
    }

    /** The marketplace may have told another address. */
    public void partyTold(String partyId) {
        suspensions.outdated(partyId).forEach(suspension -> lift(suspension, null));
    }

    /** Told first: what is done twice has the same identifier, and what was not told would never be. */
    private void lift(Suspension suspension, @Nullable String byId) {
        commands.sendAndWait(new RestoreAddress(
                suspension.conversationId(), suspension.suspensionId(), suspension.partyId(), byId, clock.instant()));
        suspensions.lift(suspension.suspensionId(), byId == null ? "" : byId, clock.instant());
    }
}
