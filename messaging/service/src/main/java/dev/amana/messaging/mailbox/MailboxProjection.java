package dev.amana.messaging.mailbox;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.ConversationEvent.AgentAssigned;
import dev.amana.messaging.conversation.ConversationEvent.CaseAgentAssigned;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.mailbox.MailboxRows.Received;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Keeps the mailbox rows in step with the events; what comes with every message is written once for a batch of them. */
@Component
@ProcessingGroup(MailboxProjection.GROUP)
class MailboxProjection {
    static final String GROUP = "messaging.mailbox";

    private final MailboxRows rows;
    private final Aliases aliases;
    private final BatchEnd batchEnd;
    private final Step<Received> adding;
    private final Step<VerdictRecorded> judging;
    private final Step<Moved> moving;

    MailboxProjection(MailboxRows rows, Aliases aliases, BatchEnd batchEnd) {
        this.rows = rows;
        this.aliases = aliases;
        this.batchEnd = batchEnd;
        adding = new Step<>(1, rows::add);
        judging = new Step<>(
                2, verdicts -> rows.judge(last(verdicts, VerdictRecorded::messageId, VerdictRecorded::verdict)));
        moving = new Step<>(3, moves -> rows.move(last(moves, Moved::messageId, Moved::stage)));
    }

    private record Moved(String messageId, Stage stage) {}

    /** Of several for one message, the last counts. */
    private static <T, V> Map<String, V> last(List<T> items, Function<T, String> messageId, Function<T, V> value) {
        Map<String, V> last = new LinkedHashMap<>();
        items.forEach(item -> last.put(messageId.apply(item), value.apply(item)));
        return last;
    }

    /** The aliases were given out before the event; writing them again lets a replay bring lost rows back. */
    @EventHandler
    void on(ConversationOpened event) {
        String firstId = event.first().participant().id();
        String secondId = event.second().participant().id();
        rows.add(new ConversationRow(
                event.conversationId(),
                event.kind(),
                event.orderId(),
                firstId,
                secondId,
                event.agentId(),
                List.of(),
                event.openedAt()));
        aliases.put(new Alias(event.first().alias(), event.conversationId(), firstId, secondId));
        aliases.put(new Alias(event.second().alias(), event.conversationId(), secondId, firstId));
    }

    @EventHandler
    void on(AgentAssigned event) {
        rows.assign(event.conversationId(), event.agentId());
    }

    @EventHandler
    void on(CaseAgentAssigned event) {
        rows.assignByCase(event.conversationId(), event.caseId(), event.agentId());
    }

    @EventHandler
    void on(MessageReceived event, @SequenceNumber long position) {
        batchEnd.add(adding, new Received(event, position));
    }

    @EventHandler
    void on(VerdictRecorded event) {
        batchEnd.add(judging, event);
    }

    @EventHandler
    void on(MessageReleased event) {
        batchEnd.add(moving, new Moved(event.messageId(), Stage.RELEASED));
        if (event.unscreened() != null) {
            batchEnd.finish();
            rows.markUnscreened(event.messageId());
        }
    }

    @EventHandler
    void on(MessageWithheld event) {
        batchEnd.finish();
        rows.withhold(event.messageId(), event.because().stage(), event.because(), event.details());
    }

    @EventHandler
    void on(MessageRelayed event) {
        batchEnd.add(moving, new Moved(event.messageId(), Stage.RELAYED));
    }

    @EventHandler
    void on(MessageFailed event) {
        batchEnd.finish();
        rows.fail(event.messageId(), event.status());
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }
}
