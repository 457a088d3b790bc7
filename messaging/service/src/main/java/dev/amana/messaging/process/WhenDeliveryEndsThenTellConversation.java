package dev.amana.messaging.process;

import dev.amana.messaging.availability.Restrictions;
import dev.amana.messaging.conversation.ConversationCommand.MarkFailed;
import dev.amana.messaging.conversation.ConversationCommand.MarkRelayed;
import dev.amana.messaging.conversation.ConversationCommand.Quarantine;
import dev.amana.messaging.conversation.ConversationCommand.SendAgain;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.conversation.WithheldBecause;
import dev.amana.messaging.outbound.AttemptGate;
import dev.amana.messaging.outbound.Delivery;
import dev.amana.messaging.outbound.DeliveryListener;
import dev.amana.messaging.staff.StaffSuspensions;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Tells the conversation how a delivery ended, and the queue when a verdict came in between. */
@Component
class WhenDeliveryEndsThenTellConversation implements DeliveryListener, AttemptGate {
    private final CommandGateway commands;
    private final Relays relays;
    private final Obstacles obstacles;
    private final Restrictions restrictions;
    private final StaffSuspensions staff;
    private final Clock clock;

    WhenDeliveryEndsThenTellConversation(
            CommandGateway commands,
            Relays relays,
            Obstacles obstacles,
            Restrictions restrictions,
            StaffSuspensions staff,
            Clock clock) {
        this.obstacles = obstacles;
        this.restrictions = restrictions;
        this.staff = staff;
        this.commands = commands;
        this.relays = relays;
        this.clock = clock;
    }

    @Override
    public void delivered(Delivery delivery) {
        if (delivery.ofNotice()) {
            return;
        }
        commands.sendAndWait(
                new MarkRelayed(delivery.conversationId(), delivery.messageId(), delivery.attempts(), delivery.at()));
    }

    @Override
    public void failed(Delivery delivery, String enhancedStatus) {
        if (delivery.ofNotice()) {
            return;
        }
        commands.sendAndWait(new MarkFailed(
                delivery.conversationId(), delivery.messageId(), enhancedStatus, delivery.attempts(), delivery.at()));
    }

    /** The conversation is asked last, since its answer begins it. */
    @Override
    public boolean sendAgain(String conversationId, String messageId) {
        return relays.canReopen(messageId)
                && commands.<Boolean>sendAndWait(new SendAgain(conversationId, messageId, clock.instant()));
    }

    /**
     * A message withheld after its release stays in the queue, so that a later verdict can still let it go; so does one
     * that an order forbids, until the order ends.
     */
    @Override
    public Decision decide(String conversationId, String messageId, String sender) {
        Obstacles.Found inTheWay = obstacles.of(messageId);
        if (!inTheWay.stopped()) {
            return inTheWay.unwanted() ? Decision.CANCEL : isForbidden(messageId) ? Decision.POSTPONE : Decision.SEND;
        }
        relays.find(messageId)
                .filter(relay -> relay.authorRole() == Role.AGENT && staff.suspended(relay.authorId()))
                .ifPresent(this::stop);
        return Decision.POSTPONE;
    }

    /** Notices of ours have no relaying, and go. */
    private boolean isForbidden(String messageId) {
        return restrictions.any()
                && relays.find(messageId)
                        .filter(relay ->
                                restrictions.isHeldBack(relay.authorId(), relay.recipientId(), relay.channel()))
                        .isPresent();
    }

    /** It was queued in the moment in which its author was suspended. Changes nothing where that is known. */
    private void stop(Relay relay) {
        commands.sendAndWait(new Quarantine(
                relay.conversationId(),
                relay.messageId(),
                WithheldBecause.SENDER_SUSPENDED,
                List.of(),
                clock.instant()));
    }
}
