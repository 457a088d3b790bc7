package dev.amana.messaging.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.conversation.ConversationCommand.AssignAgent;
import dev.amana.messaging.conversation.ConversationCommand.MarkNotTaken;
import dev.amana.messaging.conversation.ConversationRejection.TooManyWaiting;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;

/** A conversation in which too much waits takes no apology, and its author hears of it. */
class ApologyRefusalTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Object> sent = new ArrayList<>();

    @Test
    @SuppressWarnings("NullAway") // What would take the text is not reached.
    void fullConversationIsToldAsAMessageThatFailedForNow() {
        CommandGateway full = (CommandGateway) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CommandGateway.class}, (proxy, method, arguments) -> {
                    sent.add(arguments[0]);
                    if (arguments[0] instanceof AssignAgent) {
                        throw new TooManyWaiting(5_000);
                    }
                    return null;
                });
        WhenApologyIsWrittenThenSend process =
                new WhenApologyIsWrittenThenSend(full, null, null, null, null, null, Clock.fixed(NOON, ZoneOffset.UTC));

        process.send("apology", "talk", "tina", "I am sorry");

        assertThat(sent).last().isEqualTo(new MarkNotTaken("talk", "apology", "5.3.1", NOON));
    }
}
