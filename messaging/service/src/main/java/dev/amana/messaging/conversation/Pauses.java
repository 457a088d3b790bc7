package dev.amana.messaging.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.conversation.ConversationCommand.PauseContact;
import dev.amana.messaging.conversation.ConversationCommand.ResumeContact;
import dev.amana.messaging.conversation.ConversationEvent.ContactPaused;
import dev.amana.messaging.conversation.ConversationEvent.ContactResumed;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationRejection.ContactIsPaused;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The claims that are being reviewed, as long as which the parties do not write to each other. */
final class Pauses {
    private @Nullable String orderId;
    private final Set<String> claimIds = new LinkedHashSet<>();

    void refuseContact() {
        if (!claimIds.isEmpty()) {
            throw new ContactIsPaused(claimIds.iterator().next());
        }
    }

    @CommandHandler
    void pause(PauseContact command) {
        if (!claimIds.contains(command.claimId())) {
            apply(new ContactPaused(command.conversationId(), orderId, command.claimId(), command.at()));
        }
    }

    @CommandHandler
    void resume(ResumeContact command) {
        if (claimIds.contains(command.claimId())) {
            apply(new ContactResumed(command.conversationId(), orderId, command.claimId(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        orderId = event.orderId();
    }

    @EventSourcingHandler
    void on(ContactPaused event) {
        claimIds.add(event.claimId());
    }

    @EventSourcingHandler
    void on(ContactResumed event) {
        claimIds.remove(event.claimId());
    }
}
