package dev.amana.messaging.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.conversation.ConversationCommand.RecordComplaint;
import dev.amana.messaging.conversation.ConversationCommand.RestoreAddress;
import dev.amana.messaging.conversation.ConversationCommand.SuspendAddress;
import dev.amana.messaging.conversation.ConversationEvent.AddressRestored;
import dev.amana.messaging.conversation.ConversationEvent.AddressSuspended;
import dev.amana.messaging.conversation.ConversationEvent.ComplaintReceived;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.Marks.Mark;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The part of a conversation that tells what became of its mails at the other end, each thing once. */
final class Deliverability {
    private final Marks marks = new Marks();
    private @Nullable String orderId;

    @CommandHandler
    void record(RecordComplaint command) {
        if (!marks.has(Mark.COMPLAINED, command.messageId())) {
            apply(new ComplaintReceived(
                    command.conversationId(), command.messageId(), orderId, command.type(), command.at()));
        }
    }

    @CommandHandler
    void suspend(SuspendAddress command) {
        if (!marks.has(Mark.SUSPENDED, command.suspensionId())) {
            apply(new AddressSuspended(
                    command.conversationId(),
                    command.suspensionId(),
                    orderId,
                    command.partyId(),
                    command.failures(),
                    command.status(),
                    command.at()));
        }
    }

    @CommandHandler
    void restore(RestoreAddress command) {
        if (!marks.has(Mark.RESTORED, command.suspensionId())) {
            apply(new AddressRestored(
                    command.conversationId(),
                    command.suspensionId(),
                    orderId,
                    command.partyId(),
                    command.byId(),
                    command.at()));
        }
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        orderId = event.orderId();
    }

    @EventSourcingHandler
    void on(ComplaintReceived event) {
        marks.add(Mark.COMPLAINED, event.messageId());
    }

    @EventSourcingHandler
    void on(AddressSuspended event) {
        marks.add(Mark.SUSPENDED, event.suspensionId());
    }

    @EventSourcingHandler
    void on(AddressRestored event) {
        marks.add(Mark.RESTORED, event.suspensionId());
    }
}
