package dev.amana.messaging.mailbox;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.Appealed;
import dev.amana.messaging.conversation.ConversationEvent.AgentAssigned;
import dev.amana.messaging.conversation.ConversationEvent.AppealSubmitted;
import dev.amana.messaging.conversation.ConversationEvent.CaseAgentAssigned;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.MeasureRecorded;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.mailbox.MailboxRows.Change;
import dev.amana.messaging.mailbox.MailboxRows.Received;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Step<Change> changing;

    MailboxProjection(MailboxRows rows, Aliases aliases, BatchEnd batchEnd) {
        this.rows = rows;
        this.aliases = aliases;
        this.batchEnd = batchEnd;
        adding = new Step<>(1, rows::add);
        changing = new Step<>(2, this::change);
    }

    /** Of several for one message, the last counts; a verdict and what follows from it mostly come together. */
    private void change(List<Change> changes) {
        Map<String, Change> byMessage = new LinkedHashMap<>();
        changes.forEach(change -> byMessage.merge(change.messageId(), change, Change::then));
        rows.change(byMessage.values());
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
        batchEnd.add(changing, new Change(event.messageId(), event.verdict(), null));
    }

    @EventHandler
    void on(MessageReleased event) {
        batchEnd.add(changing, new Change(event.messageId(), null, Stage.RELEASED));
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
        batchEnd.add(changing, new Change(event.messageId(), null, Stage.RELAYED));
    }

    @EventHandler
    void on(MessageFailed event) {
        batchEnd.finish();
        rows.fail(event.messageId(), event.status());
    }

    @EventHandler
    void on(MeasureRecorded event) {
        batchEnd.finish();
        rows.measure(event.messageId(), event.measure());
    }

    @EventHandler
    void on(AppealSubmitted event) {
        batchEnd.finish();
        rows.appeal(event.messageId(), Objects.requireNonNullElse(event.about(), Appealed.VERDICT));
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }
}
