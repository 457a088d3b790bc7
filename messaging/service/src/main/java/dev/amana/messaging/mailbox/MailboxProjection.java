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
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Keeps the mailbox rows in step with the events. */
@Component
@ProcessingGroup(MailboxProjection.GROUP)
class MailboxProjection {
    static final String GROUP = "messaging.mailbox";

    private final MailboxRows rows;
    private final Aliases aliases;

    MailboxProjection(MailboxRows rows, Aliases aliases) {
        this.rows = rows;
        this.aliases = aliases;
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
        rows.add(event, position);
    }

    @EventHandler
    void on(VerdictRecorded event) {
        rows.judge(event.messageId(), event.verdict());
    }

    @EventHandler
    void on(MessageReleased event) {
        rows.move(event.messageId(), Stage.RELEASED);
        if (event.unscreened() != null) {
            rows.markUnscreened(event.messageId());
        }
    }

    @EventHandler
    void on(MessageWithheld event) {
        rows.withhold(event.messageId(), event.because().stage(), event.because(), event.details());
    }

    @EventHandler
    void on(MessageRelayed event) {
        rows.move(event.messageId(), Stage.RELAYED);
    }

    @EventHandler
    void on(MessageFailed event) {
        rows.fail(event.messageId(), event.status());
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }
}
