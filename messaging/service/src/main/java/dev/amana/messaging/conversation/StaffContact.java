package dev.amana.messaging.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.conversation.ConversationCommand.MarkRead;
import dev.amana.messaging.conversation.ConversationCommand.RefuseStaffContact;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.MessageRead;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.StaffContactRefused;
import dev.amana.messaging.conversation.ConversationRejection.StaffContactIsRefused;
import dev.amana.messaging.conversation.Marks.Mark;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** Whether a customer has read what staff wrote, and whether they want to hear from staff at all. */
final class StaffContact {
    private final Marks marks = new Marks();
    private @Nullable String orderId;
    private boolean refused;

    void refuseIfUnwanted(Role author) {
        if (refused && author == Role.AGENT) {
            throw new StaffContactIsRefused();
        }
    }

    @CommandHandler
    void read(MarkRead command) {
        if (!marks.has(Mark.READ, command.messageId())) {
            apply(new MessageRead(
                    command.conversationId(), command.messageId(), orderId, command.readerId(), command.at()));
        }
    }

    @CommandHandler
    void refuse(RefuseStaffContact command) {
        if (!refused) {
            apply(new StaffContactRefused(command.conversationId(), orderId, command.customerId(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        orderId = event.orderId();
    }

    @EventSourcingHandler
    void on(MessageRead event) {
        marks.add(Mark.READ, event.messageId());
    }

    @EventSourcingHandler
    void on(StaffContactRefused event) {
        refused = true;
    }

    /** Who writes wants an answer. */
    @EventSourcingHandler
    void on(MessageReceived event) {
        if (event.author().role() != Role.AGENT && !event.byMachine()) {
            refused = false;
        }
    }
}
