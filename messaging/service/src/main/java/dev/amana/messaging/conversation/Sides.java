package dev.amana.messaging.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is in an open conversation.
 *
 * @param agentId the member of staff who answers for the support desk
 * @param caseAgents who has a case that the conversation belongs to, and so answers too, by case
 */
record Sides(
        String conversationId,
        Kind kind,
        @Nullable String orderId,
        List<Participant> participants,
        @Nullable String agentId,
        Map<String, String> caseAgents) {

    /** From whom to whom a message goes. */
    record Way(Participant author, Participant recipient) {}

    Sides withAgent(String newAgentId) {
        return new Sides(conversationId, kind, orderId, participants, newAgentId, caseAgents);
    }

    Sides withCaseAgent(String caseId, @Nullable String newAgentId) {
        Map<String, String> next = new HashMap<>(caseAgents);
        if (newAgentId == null) {
            next.remove(caseId);
        } else {
            next.put(caseId, newAgentId);
        }
        return new Sides(conversationId, kind, orderId, participants, agentId, Map.copyOf(next));
    }

    @Nullable
    Way wayOf(String authorId) {
        Participant first = participants.getFirst();
        Participant second = participants.getLast();
        if (authorId.equals(agentId) || caseAgents.containsValue(authorId)) {
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
