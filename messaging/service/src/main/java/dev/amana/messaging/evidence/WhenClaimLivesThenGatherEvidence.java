package dev.amana.messaging.evidence;

import static dev.amana.messaging.claim.EvidenceKind.DELIVERED;
import static dev.amana.messaging.claim.EvidenceKind.ORIGINAL;

import dev.amana.messaging.claim.ClaimEvent.ClaimClosed;
import dev.amana.messaging.claim.ClaimEvent.ClaimOpened;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.evidence.EvidenceDue.Noted;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Notes what is to become evidence: all of the conversation when its claim is opened, and each message after that. Events
 * of one conversation and of its claims are handled in the order in which they were stored, so that none falls between.
 */
@Component
@ProcessingGroup(WhenClaimLivesThenGatherEvidence.GROUP)
class WhenClaimLivesThenGatherEvidence {
    static final String GROUP = "messaging.evidence";

    private final EvidenceDue due;
    private final EventStore events;
    private final BatchEnd batchEnd;
    private final Step<Noted> noting;

    WhenClaimLivesThenGatherEvidence(EvidenceDue due, EventStore events, BatchEnd batchEnd) {
        this.due = due;
        this.events = events;
        this.batchEnd = batchEnd;
        noting = new Step<>(1, due::addForWatchers);
    }

    @EventHandler
    void on(ClaimOpened event) {
        batchEnd.finish();
        String claimId = event.matter().claimId();
        String conversationId = event.matter().conversationId();
        due.watch(conversationId, claimId);
        events.readEvents(conversationId).asStream().forEach(message -> {
            if (message.getPayload() instanceof MessageReceived received) {
                due.add(claimId, ORIGINAL, received.messageId());
            } else if (message.getPayload() instanceof MessageRelayed relayed) {
                due.add(claimId, DELIVERED, relayed.messageId());
            }
        });
    }

    @EventHandler
    void on(MessageReceived event) {
        batchEnd.add(noting, new Noted(event.conversationId(), ORIGINAL, event.messageId()));
    }

    @EventHandler
    void on(MessageRelayed event) {
        batchEnd.add(noting, new Noted(event.conversationId(), DELIVERED, event.messageId()));
    }

    @EventHandler
    void on(ClaimClosed event) {
        batchEnd.finish();
        due.unwatch(event.matter().claimId());
    }
}
