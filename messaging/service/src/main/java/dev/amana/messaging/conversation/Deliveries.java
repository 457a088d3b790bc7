package dev.amana.messaging.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.conversation.ConversationCommand.MarkFailed;
import dev.amana.messaging.conversation.ConversationCommand.MarkRelayed;
import dev.amana.messaging.conversation.ConversationCommand.Quarantine;
import dev.amana.messaging.conversation.ConversationCommand.ResumeAfterScan;
import dev.amana.messaging.conversation.ConversationCommand.ResumeAfterSuspension;
import dev.amana.messaging.conversation.ConversationCommand.SendAgain;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.Messages.Standing;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** What becomes of messages that were released: they may be quarantined, arrive, come back, and go out again. */
final class Deliveries {
    private final Messages messages;
    private @Nullable String orderId;

    Deliveries(Messages messages) {
        this.messages = messages;
    }

    @CommandHandler
    void quarantine(Quarantine command) {
        Standing known = messages.find(command.messageId());
        if (known != null && known.stage() == Stage.RELEASED) {
            apply(new MessageWithheld(
                    command.conversationId(),
                    command.messageId(),
                    orderId,
                    command.because(),
                    command.details(),
                    command.at()));
        }
    }

    @CommandHandler
    void resume(ResumeAfterScan command) {
        Standing known = messages.find(command.messageId());
        if (known != null && known.stage() == Stage.AWAITING_SCAN) {
            apply(new MessageReleased(
                    command.conversationId(), command.messageId(), orderId, known.revision(), command.at()));
        }
    }

    @CommandHandler
    void resume(ResumeAfterSuspension command) {
        Standing known = messages.find(command.messageId());
        if (known != null && known.stage() == Stage.STOPPED) {
            apply(new MessageReleased(
                    command.conversationId(), command.messageId(), orderId, known.revision(), command.at()));
        }
    }

    /** A delivery is a fact, so it is recorded even when a verdict withheld the message a moment before. */
    @CommandHandler
    void mark(MarkRelayed command) {
        Standing known = messages.find(command.messageId());
        if (known != null && !known.stage().settled()) {
            apply(new MessageRelayed(
                    command.conversationId(), command.messageId(), orderId, command.attempts(), command.at()));
        }
    }

    /** A bounce may come after the recipient's server took the mail over. */
    @CommandHandler
    void mark(MarkFailed command) {
        Standing known = messages.find(command.messageId());
        if (known != null && (known.stage() == Stage.RELEASED || known.stage() == Stage.RELAYED)) {
            apply(new MessageFailed(
                    command.conversationId(),
                    command.messageId(),
                    orderId,
                    command.status(),
                    command.attempts(),
                    command.at()));
        }
    }

    /** @return whether it goes out again; false where it did not fail, or is forgotten */
    @CommandHandler
    boolean sendAgain(SendAgain command) {
        Standing known = messages.find(command.messageId());
        if (known == null || known.stage() != Stage.FAILED) {
            return false;
        }
        apply(new MessageReleased(
                command.conversationId(), command.messageId(), orderId, known.revision(), command.at()));
        return true;
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        orderId = event.orderId();
    }
}
