package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** The mail that a message came as, with its author, as the events of its conversation say, which are read back from the one that makes somebody ask. */
@Component
class MailWriters {
    /** Mostly enough; each further look back is twice as far. */
    private static final long FIRST_LOOK_EVENTS = 64;

    private final EventStore events;

    MailWriters(EventStore events) {
        this.events = events;
    }

    /**
     * A person's mail that nobody has been told the end of.
     *
     * @param position of the event in the conversation before which things stood so
     * @return empty where the message did not come by mail, a machine wrote it, or it was delivered before
     */
    Optional<MessageReceived> of(String conversationId, String messageId, long position) {
        long look = FIRST_LOOK_EVENTS;
        for (long end = position; end > 0; end -= look, look *= 2) {
            Optional<?> last = read(conversationId, Math.max(0, end - look), end).reversed().stream()
                    .filter(event -> isInOrOut(event, messageId))
                    .findFirst();
            if (last.isPresent()) {
                return mail(last.get());
            }
        }
        return Optional.empty();
    }

    /** Whether the message came in with it, or was delivered. */
    private static boolean isInOrOut(Object event, String messageId) {
        return switch (event) {
            case MessageReceived received -> received.messageId().equals(messageId);
            case MessageRelayed relayed -> relayed.messageId().equals(messageId);
            default -> false;
        };
    }

    private static Optional<MessageReceived> mail(Object event) {
        return event instanceof MessageReceived received && received.channel() != Channel.API && !received.byMachine()
                ? Optional.of(received)
                : Optional.empty();
    }

    private List<?> read(String conversationId, long from, long end) {
        return events.readEvents(conversationId, from)
                .asStream()
                .takeWhile(event -> event.getSequenceNumber() < end)
                .map(EventMessage::getPayload)
                .toList();
    }
}
