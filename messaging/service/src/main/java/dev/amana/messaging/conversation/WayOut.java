package dev.amana.messaging.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.conversation.ConversationCommand.AgreeToResolution;
import dev.amana.messaging.conversation.ConversationCommand.ProposeResolution;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.ResolutionAgreed;
import dev.amana.messaging.conversation.ConversationEvent.ResolutionProposed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** What the buyer asked for before there was a claim, and whether the seller agreed. */
final class WayOut {
    private @Nullable String orderId;
    private @Nullable ResolutionWay proposed;
    private boolean agreed;

    /** The buyer may change their mind until the seller has agreed. */
    @CommandHandler
    void propose(ProposeResolution command) {
        if (!agreed && command.way() != proposed) {
            apply(new ResolutionProposed(
                    command.conversationId(),
                    orderId,
                    command.buyerId(),
                    command.sellerId(),
                    command.way(),
                    command.at()));
        }
    }

    /** Proposals from before they were events are known to whoever asks. */
    @CommandHandler
    void agree(AgreeToResolution command) {
        if (!agreed) {
            apply(new ResolutionAgreed(
                    command.conversationId(),
                    orderId,
                    command.buyerId(),
                    command.sellerId(),
                    command.way(),
                    command.at()));
        }
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        orderId = event.orderId();
    }

    @EventSourcingHandler
    void on(ResolutionProposed event) {
        proposed = event.way();
    }

    @EventSourcingHandler
    void on(ResolutionAgreed event) {
        agreed = true;
    }
}
