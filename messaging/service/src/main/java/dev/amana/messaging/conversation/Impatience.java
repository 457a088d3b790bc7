package dev.amana.messaging.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.conversation.ConversationCommand.ReleaseUnscreened;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.Messages.Standing;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** Lets messages go for which no verdict came in time. A verdict that came, whatever it says, is never overtaken. */
final class Impatience {
    private final Messages messages;
    private @Nullable String orderId;

    Impatience(Messages messages) {
        this.messages = messages;
    }

    /** @return whether it goes now */
    @CommandHandler
    boolean release(ReleaseUnscreened command) {
        Standing known = messages.find(command.messageId());
        if (known == null || known.stage() != Stage.WAITING || known.revision() > 0) {
            return false;
        }
        apply(new MessageReleased(
                command.conversationId(), command.messageId(), orderId, 0, command.at(), command.unscreened()));
        return true;
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        orderId = event.orderId();
    }
}
