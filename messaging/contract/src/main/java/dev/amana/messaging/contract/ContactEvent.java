package dev.amana.messaging.contract;

import dev.amana.published.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who can write to whom: conversations, opt-outs, and addresses that take no mail. */
public sealed interface ContactEvent extends MessagingEvent {
    /**
     * Two parties can now write to each other through aliases.
     *
     * @param agentId the member of staff who answers, in a support conversation; absent in events from before this was told
     */
    @EventType("amana.messaging.conversation-opened.v1")
    record ConversationOpened(
            String conversationId,
            ConversationKind kind,
            @Nullable String orderId,
            List<Participant> participants,
            @Nullable String agentId,
            Instant openedAt)
            implements ContactEvent {
        public ConversationOpened(
                String conversationId,
                ConversationKind kind,
                @Nullable String orderId,
                List<Participant> participants,
                Instant openedAt) {
            this(conversationId, kind, orderId, participants, null, openedAt);
        }
    }

    /** From now on another member of staff answers in a support conversation, and who did before no longer does. */
    @EventType("amana.messaging.agent-assigned.v1")
    record AgentAssigned(String conversationId, @Nullable String orderId, String agentId, Instant assignedAt)
            implements ContactEvent {}

    /** A seller wrote to a buyer who opted out, neither in answer nor marked as critical; nothing was taken. */
    @EventType("amana.messaging.contact-refused.v1")
    record ContactRefused(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String sellerId,
            Instant refusedAt) implements ContactEvent {}

    /**
     * A seller marked a message to a buyer who opted out as critical, so that it passed.
     *
     * @param recentUses how often this seller did so in the last 30 days, this time included
     */
    @EventType("amana.messaging.marked-critical.v1")
    record MarkedCritical(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String sellerId,
            int recentUses,
            Instant markedAt)
            implements ContactEvent {}

    /**
     * So many messages to a party's address came back that no more mails are sent to it, until the marketplace tells
     * another address or somebody lifts it.
     *
     * @param conversationId where a message failed last
     * @param failures how many messages came back
     * @param status enhanced status code (RFC 3463) of the last one
     */
    @EventType("amana.messaging.address-suspended.v1")
    record AddressSuspended(
            String conversationId,
            String suspensionId,
            @Nullable String orderId,
            String partyId,
            int failures,
            String status,
            Instant suspendedAt)
            implements ContactEvent {}

    /**
     * Mails go to the party again.
     *
     * @param conversationId the one that the suspension was told in
     * @param byId who lifted it; absent where the marketplace told another address
     */
    @EventType("amana.messaging.address-restored.v1")
    record AddressRestored(
            String conversationId,
            String suspensionId,
            @Nullable String orderId,
            String partyId,
            @Nullable String byId,
            Instant restoredAt)
            implements ContactEvent {}

    /**
     * The buyer of a question that is overdue asks for a way out before there is a claim. The last one proposed counts.
     */
    @EventType("amana.messaging.resolution-proposed.v1")
    record ResolutionProposed(
            String conversationId,
            @Nullable String orderId,
            String buyerId,
            String sellerId,
            ResolutionWay way,
            Instant proposedAt)
            implements ContactEvent {}

    /** The seller agrees to what the buyer asked for; how it is done is for the two and the marketplace. */
    @EventType("amana.messaging.resolution-agreed.v1")
    record ResolutionAgreed(
            String conversationId,
            @Nullable String orderId,
            String buyerId,
            String sellerId,
            ResolutionWay way,
            Instant agreedAt)
            implements ContactEvent {}

    enum ResolutionWay {
        RETURN,
        REFUND,
        REPLACEMENT
    }

    /**
     * A customer wants staff to write no more in this conversation unless asked. Until the customer writes again, staff cannot.
     */
    @EventType("amana.messaging.staff-contact-refused.v1")
    record StaffContactRefused(
            String conversationId, @Nullable String orderId, String customerId, Instant refusedAt)
            implements ContactEvent {}
}
