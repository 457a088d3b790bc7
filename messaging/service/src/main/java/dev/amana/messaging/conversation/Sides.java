package dev.amana.messaging.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is in an open conversation.
 *
 * @param agentId the member of staff who answers for the support desk
 */
record Sides(
        String conversationId,
        Kind kind,
        @Nullable String orderId,
        List<Participant> participants,
        @Nullable String agentId) {

    /** From whom to whom a message goes. */
    record Way(Participant author, Participant recipient) {}

    Sides withAgent(String newAgentId) {
        return new Sides(conversationId, kind, orderId, participants, newAgentId);
    }

    @Nullable
    Way wayOf(String authorId) {
        Participant first = participants.getFirst();
        Participant second = participants.getLast();
        if (authorId.equals(agentId)) {
            Participant customer = first.role() == Role.AGENT ? second : first;
            return new Way(new Participant(authorId, Role.AGENT, customer.locale()), customer);
        }
        if (authorId.equals(Participant.SUPPORT_DESK)) {
            return null;
        }
        if (authorId.equals(first.id())) {
            return new Way(first, second);
        }
        return authorId.equals(second.id()) ? new Way(second, first) : null;
    }
}
