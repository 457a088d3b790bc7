package dev.amana.messaging.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.conversation.ConversationEvent;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.Samples;
import dev.amana.messaging.conversation.WithheldBecause;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class MailWritersTest {
    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final MailWriters writers = new MailWriters(events);
    private long next;

    @Test
    void isWhoeverWroteTheMailHoweverMuchHappenedSince() {
        append(Samples.opened());
        append(Samples.received());
        IntStream.range(0, 200).forEach(i -> append(Samples.assigned()));

        assertThat(writers.of(Samples.CONVERSATION, Samples.MESSAGE, next).map(MessageReceived::author))
                .contains(Samples.BUYER);
    }

    @Test
    void nobodyIsToldOnceTheMessageIsDelivered() {
        append(Samples.opened());
        append(Samples.received());
        append(Samples.relayed());

        assertThat(writers.of(Samples.CONVERSATION, Samples.MESSAGE, next)).isEmpty();
    }

    @Test
    void whatCameLaterDoesNotCount() {
        append(Samples.opened());
        append(Samples.received());
        append(Samples.withheld(WithheldBecause.HELD));
        long withheld = next - 1;
        append(Samples.relayed());

        assertThat(writers.of(Samples.CONVERSATION, Samples.MESSAGE, withheld).map(MessageReceived::author))
                .contains(Samples.BUYER);
    }

    @Test
    void noMachineIsTold() {
        append(Samples.opened());
        append(Samples.receivedAutomatic());

        assertThat(writers.of(Samples.CONVERSATION, Samples.MESSAGE, next)).isEmpty();
    }

    private void append(ConversationEvent event) {
        events.publish(new GenericDomainEventMessage<>("Conversation", Samples.CONVERSATION, next++, event));
    }
}
