package dev.amana.messaging.docket;

import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.conversation.ConversationEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/** Events of one conversation and of its claims one after the other, for processors that need both in step. */
public final class ByConversation implements SequencingPolicy<EventMessage<?>> {
    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> message) {
        return switch (message.getPayload()) {
            case ConversationEvent event -> event.conversationId();
            case ClaimEvent event -> event.matter().conversationId();
            case Object other -> other.getClass();
        };
    }
}
