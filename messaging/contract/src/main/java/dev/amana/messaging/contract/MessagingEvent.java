package dev.amana.messaging.contract;

import dev.amana.published.PublishedEvent;

/**
 * A fact of messaging. Topic {@link #TOPIC}, key = the conversation, or the claim for what is said of a claim.
 */
public sealed interface MessagingEvent extends PublishedEvent permits ContactEvent, MessageEvent, GuaranteeClaimEvent {
    String TOPIC = "amana.messaging.events";

    String conversationId();

    enum ConversationKind {
        ORDER,
        SUPPORT
    }

    enum Role {
        BUYER,
        SELLER,
        /** The customer of a support conversation. */
        CUSTOMER,
        /** Customer service: a staff id, not a party id. */
        AGENT
    }

    /** @param partyId party or staff id; for the support desk as a whole {@code support-desk} */
    record Participant(String partyId, Role role, String locale) {}
}
