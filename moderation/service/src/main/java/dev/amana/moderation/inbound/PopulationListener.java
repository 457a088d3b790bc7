package dev.amana.moderation.inbound;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPaid;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.messaging.contract.ContactEvent;
import dev.amana.messaging.contract.ContactEvent.AgentAssigned;
import dev.amana.messaging.contract.ContactEvent.ConversationOpened;
import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAppealDecided;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAppealed;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimClosed;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimDenied;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimEscalated;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimGranted;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimWithdrawn;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.assignment.Assignments;
import dev.amana.moderation.investigation.Occasions;
import dev.amana.moderation.population.Population;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.InboxConfiguration;
import dev.amana.platform.consumption.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps who there is, and who of the staff answers in which support conversation. */
@Component
class PopulationListener {
    private static final String PARTIES = "moderation.parties";
    private static final String CLAIMS = "moderation.claims";
    private static final String CONVERSATIONS = "moderation.conversations";

    private final Inbox inbox;
    private final Population population;
    private final Assignments assignments;
    private final Occasions occasions;

    PopulationListener(Inbox inbox, Population population, Assignments assignments, Occasions occasions) {
        this.occasions = occasions;
        this.inbox = inbox;
        this.population = population;
        this.assignments = assignments;
    }

    @KafkaListener(id = PARTIES, groupId = PARTIES, topics = MarketplaceEvent.TOPIC)
    void onMarketplace(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(PARTIES, batch, MarketplaceEvent.class, this::ofMarketplace);
    }

    @KafkaListener(
            id = CONVERSATIONS,
            groupId = CONVERSATIONS,
            topics = ContactEvent.TOPIC,
            properties = InboxConfiguration.NOW_AND_THEN)
    void onMessaging(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(CONVERSATIONS, batch, ContactEvent.class, this::ofMessaging);
    }

    @KafkaListener(
            id = CLAIMS,
            groupId = CLAIMS,
            topics = GuaranteeClaimEvent.TOPIC,
            properties = InboxConfiguration.NOW_AND_THEN)
    void onClaims(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(CLAIMS, batch, GuaranteeClaimEvent.class, this::ofClaims);
    }

    /** Only staff decide on an appeal, and on what was not accepted. */
    private void ofClaims(Received<GuaranteeClaimEvent> received) {
        switch (received.event()) {
            case ClaimEscalated e -> occasions.claimWaits(e.claimId(), e.orderId(), e.escalatedAt());
            case ClaimAppealed e -> occasions.claimWaits(e.claimId(), e.orderId(), e.appealedAt());
            case ClaimGranted e -> occasions.claimDecided(e.claimId(), e.grantedAt());
            case ClaimDenied e -> occasions.claimDecided(e.claimId(), e.deniedAt());
            case ClaimAppealDecided e -> occasions.claimDecided(e.claimId(), e.decidedAt());
            case ClaimWithdrawn e -> occasions.claimDecided(e.claimId(), e.withdrawnAt());
            case ClaimClosed e -> occasions.claimDecided(e.claimId(), e.closedAt());
            case GuaranteeClaimEvent e -> {}
        }
    }

    private void ofMarketplace(Received<MarketplaceEvent> received) {
        if (received.event() instanceof PartyRegistered party) {
            population.party(party.partyId(), party.role().name(), party.country(), party.registeredAt());
        } else if (received.event() instanceof OrderPlaced order) {
            population.order(order.orderId(), order.buyerId(), order.sellerId());
        } else if (received.event() instanceof OrderPaid order) {
            population.paid(order.orderId());
        }
    }

    private void ofMessaging(Received<ContactEvent> received) {
        if (received.event() instanceof ConversationOpened opened) {
            opened(opened);
        } else if (received.event() instanceof AgentAssigned assigned) {
            assignments.answers(assigned.conversationId(), assigned.agentId(), assigned.assignedAt());
        }
    }

    /** The support desk is an agent too, and nobody's data. */
    private void opened(ConversationOpened opened) {
        List<String> parties = opened.participants().stream()
                .filter(participant -> participant.role() != Role.AGENT)
                .map(Participant::partyId)
                .toList();
        population.conversation(opened.conversationId(), opened.orderId(), parties);
        if (opened.agentId() != null) {
            assignments.answers(opened.conversationId(), opened.agentId(), opened.openedAt());
        }
    }
}
