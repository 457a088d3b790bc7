package dev.amana.messaging.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.conversation.ConversationCommand.AssignAgent;
import dev.amana.messaging.conversation.ConversationCommand.AssignByCase;
import dev.amana.messaging.conversation.ConversationCommand.CheckMessage;
import dev.amana.messaging.conversation.ConversationCommand.MarkNotTaken;
import dev.amana.messaging.conversation.ConversationCommand.OpenConversation;
import dev.amana.messaging.conversation.ConversationCommand.ReceiveMessage;
import dev.amana.messaging.conversation.ConversationCommand.RecordVerdict;
import dev.amana.messaging.conversation.ConversationEvent.AgentAssigned;
import dev.amana.messaging.conversation.ConversationEvent.CaseAgentAssigned;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import dev.amana.messaging.conversation.ConversationRejection.NoSupportConversation;
import dev.amana.messaging.conversation.ConversationRejection.NotAParticipant;
import dev.amana.messaging.conversation.ConversationRejection.TooManyWaiting;
import dev.amana.messaging.conversation.Messages.Standing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides who may write, and what becomes of each message. */
@Aggregate(cache = "aggregateCache")
final class Conversation {
    private @Nullable Sides sides;
    private final Messages messages = new Messages();

    @AggregateMember
    private final ContactRules contactRules = new ContactRules();

    @AggregateMember
    @SuppressWarnings("UnusedVariable") // Axon hands commands and events to it.
    private final Deliverability deliverability = new Deliverability();

    @AggregateMember
    @SuppressWarnings("UnusedVariable") // Axon hands commands and events to it.
    private final Impatience impatience = new Impatience(messages);

    @AggregateMember
    @SuppressWarnings("UnusedVariable") // Axon hands commands and events to it.
    private final Deliveries deliveries = new Deliveries(messages);

    @AggregateMember
    private final Pauses pauses = new Pauses();

    @AggregateMember
    private final StaffContact staffContact = new StaffContact();

    @AggregateMember
    @SuppressWarnings("UnusedVariable") // Axon hands commands and events to it.
    private final WayOut wayOut = new WayOut();

    Conversation() {}

    /** Unset until the first event, as Axon expects. */
    @AggregateIdentifier
    @Nullable
    String id() {
        return sides == null ? null : sides.conversationId();
    }

    /** @return whether it was opened now, rather than before */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean open(OpenConversation command) {
        if (sides != null) {
            return false;
        }
        apply(new ConversationOpened(
                command.conversationId(),
                command.kind(),
                command.orderId(),
                command.first(),
                command.second(),
                command.agentId(),
                command.at()));
        return true;
    }

    @CommandHandler
    void assign(AssignAgent command) {
        Sides now = opened();
        if (now.kind() != Kind.SUPPORT) {
            throw new NoSupportConversation(command.conversationId());
        }
        if (!command.agentId().equals(now.agentId())) {
            apply(new AgentAssigned(command.conversationId(), now.orderId(), command.agentId(), command.at()));
        }
    }

    @CommandHandler
    void assign(AssignByCase command) {
        Sides now = opened();
        if (now.kind() != Kind.SUPPORT) {
            throw new NoSupportConversation(command.conversationId());
        }
        if (!Objects.equals(command.agentId(), now.caseAgents().get(command.caseId()))) {
            apply(new CaseAgentAssigned(
                    command.conversationId(), now.orderId(), command.caseId(), command.agentId(), command.at()));
        }
    }

    @CommandHandler
    Receipt receive(ReceiveMessage command) {
        Standing known = messages.find(command.messageId());
        if (known != null) {
            return new Receipt(known.stage(), false);
        }
        Sides now = opened();
        Sides.Way way = admit(now, command.authorId());
        apply(new MessageReceived(
                command.conversationId(),
                command.messageId(),
                now.orderId(),
                now.kind(),
                way.author(),
                way.recipient(),
                command.channel(),
                command.content(),
                command.automatic() ? true : null,
                command.at()));
        return new Receipt(Stage.WAITING, true);
    }

    /** @return whether the message is in already */
    @CommandHandler
    boolean check(CheckMessage command) {
        if (messages.find(command.messageId()) != null) {
            return true;
        }
        admit(opened(), command.authorId());
        return false;
    }

    @CommandHandler
    void fail(MarkNotTaken command) {
        if (messages.find(command.messageId()) == null) {
            apply(new MessageFailed(
                    command.conversationId(),
                    command.messageId(),
                    opened().orderId(),
                    command.status(),
                    0,
                    command.at()));
        }
    }

    private Sides.Way admit(Sides now, String authorId) {
        Sides.Way way = now.wayOf(authorId);
        if (way == null) {
            throw new NotAParticipant(now.conversationId());
        }
        pauses.refuseContact();
        staffContact.refuseIfUnwanted(way.author().role());
        if (messages.full()) {
            throw new TooManyWaiting(Messages.MOST_ON_THE_WAY);
        }
        return way;
    }

    @CommandHandler
    void record(RecordVerdict command) {
        Standing known = messages.find(command.messageId());
        Verdict verdict = command.verdict();
        if (known == null || verdict.revision() <= known.revision()) {
            return;
        }
        boolean restored =
                command.restores() && known.stage() == Stage.RELAYED && contactRules.wasRedacted(command.messageId());
        apply(new VerdictRecorded(command.conversationId(), command.messageId(), opened().orderId(), verdict));
        // What failed may be sent again: a later verdict against it must not be passed over by that.
        boolean stops = known.stage() == Stage.FAILED && verdict.outcome() != Verdict.Outcome.CLEARED;
        if (!known.stage().settled() || stops || restored) {
            follow(command.messageId(), known.stage(), verdict);
        }
    }

    private void follow(String messageId, Stage stage, Verdict verdict) {
        switch (verdict.outcome()) {
            case CLEARED -> {
                if (stage != Stage.RELEASED) {
                    apply(new MessageReleased(
                            opened().conversationId(),
                            messageId,
                            opened().orderId(),
                            verdict.revision(),
                            verdict.decidedAt()));
                }
            }
            case HELD -> withhold(messageId, WithheldBecause.HELD, verdict);
            case BLOCKED -> withhold(messageId, WithheldBecause.BLOCKED, verdict);
        }
    }

    private void withhold(String messageId, WithheldBecause because, Verdict verdict) {
        apply(new MessageWithheld(
                opened().conversationId(),
                messageId,
                opened().orderId(),
                because,
                verdict.categories(),
                verdict.decidedAt()));
    }

    private Sides opened() {
        if (sides == null) {
            throw new IllegalStateException("A conversation has no first event");
        }
        return sides;
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        sides = new Sides(
                event.conversationId(),
                event.kind(),
                event.orderId(),
                List.of(event.first().participant(), event.second().participant()),
                event.agentId(),
                Map.of());
    }

    @EventSourcingHandler
    void on(AgentAssigned event) {
        sides = opened().withAgent(event.agentId());
    }

    @EventSourcingHandler
    void on(CaseAgentAssigned event) {
        sides = opened().withCaseAgent(event.caseId(), event.agentId());
    }

    @EventSourcingHandler
    void on(MessageReceived event) {
        messages.put(event.messageId(), Stage.WAITING, 0);
    }

    @EventSourcingHandler
    void on(VerdictRecorded event) {
        move(event.messageId(), null, event.verdict().revision());
    }

    @EventSourcingHandler
    void on(MessageReleased event) {
        move(event.messageId(), Stage.RELEASED, null);
    }

    @EventSourcingHandler
    void on(MessageWithheld event) {
        move(event.messageId(), event.because().stage(), null);
    }

    @EventSourcingHandler
    void on(MessageRelayed event) {
        move(event.messageId(), Stage.RELAYED, null);
    }

    @EventSourcingHandler
    void on(MessageFailed event) {
        move(event.messageId(), Stage.FAILED, null);
    }

    private void move(String messageId, @Nullable Stage stage, @Nullable Integer revision) {
        Standing before = messages.find(messageId);
        if (before != null) {
            messages.put(
                    messageId, stage == null ? before.stage() : stage, revision == null ? before.revision() : revision);
        }
    }
}
